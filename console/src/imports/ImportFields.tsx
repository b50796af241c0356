import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { outerModelsQuery, outerVersionsQuery } from '../api/imports';
import type { NewImport, OuterRegistry } from '../api/types';
import { useTexts } from '../i18n/language';
import { SelectField, TextField } from '../ui/fields';
import { Problem } from '../ui/Problem';
import { useDebounced } from '../ui/useDebounced';

interface Props {
  registries: OuterRegistry[];
  value: NewImport;
  onChange: (value: NewImport) => void;
}

/** A version in a registry of others. */
export function ImportFields({ registries, value, onChange }: Props) {
  const t = useTexts();
  const { registry, model, version } = value;
  const [search, setSearch] = useState('');
  const models = useQuery(outerModelsQuery(registry, useDebounced(search.trim())));
  const versions = useQuery(outerVersionsQuery(registry, model));
  return (
    <>
      <SelectField
        label={t.imports.registry}
        value={registry}
        onChange={(name) => {
          onChange({ registry: name, model: '', version: '' });
        }}
        choices={registries.map(({ name, url }) => ({ key: name, label: name, note: url }))}
      />
      <TextField label={t.imports.search} value={search} onChange={setSearch} autoFocus />
      <SelectField
        label={t.imports.model}
        value={model}
        onChange={(id) => {
          onChange({ registry, model: id, version: '' });
        }}
        hint={models.data?.items.length === 0 ? t.imports.none : undefined}
        choices={(models.data?.items ?? []).map(({ id, name, description }) => ({
          key: id,
          label: name,
          note: description,
        }))}
      />
      <SelectField
        label={t.imports.version}
        value={version}
        onChange={(id) => {
          onChange({ registry, model, version: id });
        }}
        choices={(versions.data?.items ?? []).map(({ id, name }) => ({ key: id, label: name }))}
      />
      <Problem error={models.error ?? versions.error} />
    </>
  );
}

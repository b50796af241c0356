import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { queryClient } from '../api/connection';
import { importVersion, outerModelsQuery, outerVersionsQuery } from '../api/imports';
import type { OuterRegistry } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { SelectField, TextField } from '../ui/fields';
import { FormDialog } from '../ui/FormDialog';
import { Problem } from '../ui/Problem';

interface Props {
  registries: OuterRegistry[];
  onClose: () => void;
}

/** Takes a version over from a registry of others. */
export function ImportDialog({ registries, onClose }: Props) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const [registry, setRegistry] = useState(registries[0]?.name ?? '');
  const [search, setSearch] = useState('');
  const [model, setModel] = useState('');
  const [version, setVersion] = useState('');
  const models = useQuery(outerModelsQuery(registry, search.trim()));
  const versions = useQuery(outerVersionsQuery(registry, model));
  const chooseModel = (id: string) => {
    setModel(id);
    setVersion('');
  };
  return (
    <FormDialog
      title={t.imports.title}
      lead={t.imports.lead}
      fields={[]}
      isReady={version !== ''}
      run={(keyFor) => importVersion({ registry, model, version }, keyFor)}
      onDone={(made) => {
        void queryClient.invalidateQueries({ queryKey: ['models'] });
        navigate(links.artifacts({ model: made.model.id, version: made.version.id }));
      }}
      onClose={onClose}
    >
      {() => (
        <>
          <SelectField
            label={t.imports.registry}
            value={registry}
            onChange={(name) => {
              setRegistry(name);
              chooseModel('');
            }}
            choices={registries.map(({ name, url }) => ({ key: name, label: name, note: url }))}
          />
          <TextField label={t.imports.search} value={search} onChange={setSearch} autoFocus />
          <SelectField
            label={t.imports.model}
            value={model}
            onChange={chooseModel}
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
            onChange={setVersion}
            choices={(versions.data?.items ?? []).map(({ id, name }) => ({ key: id, label: name }))}
          />
          <Problem error={models.error ?? versions.error} />
        </>
      )}
    </FormDialog>
  );
}

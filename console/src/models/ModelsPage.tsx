import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { registriesQuery } from '../api/imports';
import { modelsQuery } from '../api/registry';
import type { Model } from '../api/types';
import { useTexts } from '../i18n/language';
import { ImportDialog } from '../imports/ImportDialog';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { FlagField, TextField } from '../ui/fields';
import { Pager, usePages } from '../ui/Pager';
import { Query } from '../ui/Query';
import { Time } from '../ui/Time';
import { NewModelDialog } from './NewModelDialog';
import { useModelSearch } from './useModelSearch';

export function ModelsPage() {
  const t = useTexts();
  const pages = usePages();
  const [search, setSearch] = useModelSearch();
  const models = useQuery(modelsQuery(search, pages.token));
  const isSearch = search.name !== undefined || pages.token !== undefined;
  const registries = useQuery(registriesQuery).data?.items ?? [];
  const [isCreating, setCreating] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const create = (
    <Button
      icon="plus"
      look="primary"
      onPress={() => {
        setCreating(true);
      }}
    >
      {t.models.create}
    </Button>
  );
  useTitle(t.models.title);
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t.models.title}</h1>
          <p className="lead">{t.models.lead}</p>
        </div>
        <div className="actions">
          {registries.length > 0 && (
            <Button
              onPress={() => {
                setImporting(true);
              }}
            >
              {t.imports.action}
            </Button>
          )}
          {create}
        </div>
      </header>
      <div className="filters">
        <TextField
          label={t.models.search}
          placeholder={t.models.search}
          isCompact
          value={search.name ?? ''}
          onChange={(name) => {
            setSearch({ ...search, name });
          }}
        />
        <FlagField
          label={t.models.archivedToo}
          value={search.archived}
          onChange={(archived) => {
            setSearch({ ...search, archived });
          }}
        />
      </div>
      <Query of={models}>
        {({ items, nextPageToken }) => (
          <>
            {items.length > 0 ? <ModelTable models={items} /> : <Nothing isSearch={isSearch} />}
            <Pager pages={pages} next={nextPageToken} />
          </>
        )}
      </Query>
      {isImporting && (
        <ImportDialog
          registries={registries}
          onClose={() => {
            setImporting(false);
          }}
        />
      )}
      {isCreating && (
        <NewModelDialog
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </>
  );
}

/** There are none yet; or none here, though perhaps on the next page. */
function Nothing({ isSearch }: { isSearch: boolean }) {
  const t = useTexts();
  return isSearch ? (
    <Empty icon="search" title={t.models.noneFound} hint={t.models.noneFoundHint} />
  ) : (
    <Empty icon="chip" title={t.models.empty} hint={t.models.emptyHint} />
  );
}

function ModelTable({ models }: { models: Model[] }) {
  const t = useTexts();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.common.name}</th>
          <th scope="col">{t.models.description}</th>
          <th scope="col">{t.common.created}</th>
        </tr>
      </thead>
      <tbody>
        {models.map((model) => (
          <tr key={model.id}>
            <td data-label={t.common.name}>
              <Link className="strong" href={links.model(model.id)}>
                {model.name}
              </Link>
              {model.archived && <span className="quiet"> {t.entries.archived}</span>}
            </td>
            <td data-label={t.models.description}>
              <span className="clamp" title={model.description}>
                {model.description || t.common.none}
              </span>
            </td>
            <td data-label={t.common.created}>
              <Time at={model.createdAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

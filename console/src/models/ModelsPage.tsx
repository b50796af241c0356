import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { registriesQuery } from '../api/imports';
import { LISTED, modelsQuery } from '../api/registry';
import { useTexts } from '../i18n/language';
import { useTitle } from '../navigation/title';
import { RegisterButton } from '../register/RegisterButton';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { lateDialog } from '../ui/late';
import { Pager, usePages } from '../ui/Pager';
import { Query } from '../ui/Query';
import { Shown } from '../ui/Shown';
import { ModelFilters } from './ModelFilters';
import { ModelTable } from './ModelTable';
import { NewModelDialog } from './NewModelDialog';
import { useModelSearch } from './useModelSearch';

const ImportDialog = lateDialog('import', async () => (await import('../imports/ImportDialog')).ImportDialog);

export function ModelsPage() {
  const t = useTexts();
  const pages = usePages();
  const [search, setSearch] = useModelSearch();
  const models = useQuery(modelsQuery(search, pages.token));
  const isSearch = Boolean(search.name) || pages.token !== undefined;
  const registries = useQuery(registriesQuery).data?.items ?? [];
  const [isCreating, setCreating] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const create = (
    <Button
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
          <RegisterButton />
        </div>
      </header>
      <div className="stack">
        <ModelFilters search={search} onChange={setSearch} />
        <Query of={models}>
          {({ items, nextPageToken }) => (
            <>
              <Shown count={items.length} ofAtMost={LISTED} pages={pages} next={nextPageToken} />
              {items.length > 0 && <ModelTable models={items} />}
              {items.length === 0 && nextPageToken === null && <Nothing isSearch={isSearch} />}
              <Pager pages={pages} next={nextPageToken} />
            </>
          )}
        </Query>
      </div>
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

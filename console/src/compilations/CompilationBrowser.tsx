import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { compilationsQuery } from '../api/compilationLists';
import { queryClient } from '../api/connection';
import type { VersionPath } from '../api/types';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { usePages } from '../ui/Pager';
import { Query } from '../ui/Query';
import type { Asked } from './asked';
import { AskedDialog } from './AskedDialog';
import { CompilationList } from './CompilationList';
import { EVERYTHING, filterOf, isNarrow, useSearch } from './filter';
import { Filters } from './Filters';

interface Props {
  /** The version whose compilations they are; without one those of all models. */
  path?: VersionPath;
  /** What is shown when nothing was compiled yet. */
  empty: ReactNode;
}

/** Finds compilations, and lets people do something with one or with several. */
export function CompilationBrowser({ path, empty }: Props) {
  const t = useTexts();
  const [search, setSearch] = useSearch();
  const pages = usePages();
  const found = useQuery(compilationsQuery(path, filterOf(search), pages.token));
  const [asked, setAsked] = useState<Asked>();
  const region = useRef<HTMLElement>(null);
  const showChanged = async () => {
    await queryClient.invalidateQueries({ queryKey: ['compilations'] });
    // A row is gone, and with it what had the focus.
    region.current?.focus({ preventScroll: true });
  };
  const isAll = path === undefined;
  return (
    <section ref={region} className="stack region" aria-label={t.compilations.tab} tabIndex={-1}>
      <Filters search={search} onChange={setSearch} isAll={isAll} />
      <Query of={found}>
        {(page) => (
          <CompilationList
            page={page}
            pages={pages}
            isAll={isAll}
            onAsk={setAsked}
            onChanged={() => void showChanged()}
            empty={
              isNarrow(search) ? (
                <Empty icon="search" title={t.compilations.emptyFilter} hint={t.compilations.emptyFilterHint}>
                  <Button
                    onPress={() => {
                      setSearch(EVERYTHING);
                      region.current?.focus({ preventScroll: true });
                    }}
                  >
                    {t.compilations.clearFilter}
                  </Button>
                </Empty>
              ) : (
                empty
              )
            }
          />
        )}
      </Query>
      {asked && (
        <AskedDialog
          {...asked}
          onClose={() => {
            setAsked(undefined);
          }}
          onDeleted={() => void showChanged()}
        />
      )}
    </section>
  );
}

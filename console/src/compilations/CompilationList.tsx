import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { compilationsQuery, type CompilationFilter } from '../api/compilations';
import type { VersionPath } from '../api/types';
import { useTexts } from '../i18n/language';
import { Pager, usePages } from '../ui/Pager';
import { Query } from '../ui/Query';
import type { Asked } from './asked';
import { CompilationRow } from './CompilationRow';

interface Props {
  path: VersionPath;
  filter: CompilationFilter;
  /** What is shown instead of a table without rows. */
  empty: ReactNode;
  onAsk: (asked: Asked) => void;
}

export function CompilationList({ path, filter, empty, onAsk }: Props) {
  const t = useTexts();
  const pages = usePages();
  const compilations = useQuery(compilationsQuery(path, filter, pages.token));
  return (
    <Query of={compilations}>
      {({ items, nextPageToken }) => (
        <>
          {items.length === 0 ? (
            empty
          ) : (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t.compilations.platform}</th>
                  <th scope="col">{t.compilations.hash}</th>
                  <th scope="col">{t.compilations.settings}</th>
                  <th scope="col">{t.compilations.phase}</th>
                  <th scope="col">{t.common.created}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t.common.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((compilation) => (
                  <CompilationRow key={compilation.id} compilation={compilation} onAsk={onAsk} />
                ))}
              </tbody>
            </table>
          )}
          <Pager pages={pages} next={nextPageToken} />
        </>
      )}
    </Query>
  );
}

import { type ReactNode, useState } from 'react';
import { PAGE_SIZE } from '../api/compilationLists';
import type { ListedCompilation, Page } from '../api/types';
import { Pager, type Pages } from '../ui/Pager';
import { Shown } from '../ui/Shown';
import type { Asked } from './asked';
import { BulkBar } from './BulkBar';
import { BulkDialog } from './BulkDialog';
import type { BulkAction } from './bulk';
import { CompilationTable } from './CompilationTable';
import { useSelection } from './useSelection';

interface Props {
  page: Page<ListedCompilation>;
  pages: Pages;
  isAll: boolean;
  /** What is shown when there is nothing, here and further on. */
  empty: ReactNode;
  onAsk: (asked: Asked) => void;
  /** Told when several were stopped or deleted. */
  onChanged: () => void;
}

/** A page of compilations, of which several can be chosen at once. */
export function CompilationList({ page, pages, isAll, empty, onAsk, onChanged }: Props) {
  const { items, nextPageToken } = page;
  const selection = useSelection(items);
  const [doing, setDoing] = useState<{ action: BulkAction; chosen: ListedCompilation[] }>();
  const isNothing = items.length === 0 && nextPageToken === null;
  return (
    <>
      <Shown count={items.length} ofAtMost={PAGE_SIZE} pages={pages} next={nextPageToken} />
      <BulkBar
        selection={selection}
        onAsk={(action) => {
          setDoing({ action, chosen: selection.chosen });
        }}
      />
      {isNothing && empty}
      {items.length > 0 && (
        <CompilationTable items={items} isAll={isAll} selection={selection} onAsk={onAsk} />
      )}
      <Pager pages={pages} next={nextPageToken} />
      {doing && (
        <BulkDialog
          {...doing}
          onClose={(isChanged) => {
            setDoing(undefined);
            if (isChanged) {
              onChanged();
            }
          }}
        />
      )}
    </>
  );
}

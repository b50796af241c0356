import { useState } from 'react';
import type { ListedCompilation } from '../api/types';

export interface Selection {
  /** Those of the rows shown that are selected, as they are now. */
  chosen: ListedCompilation[];
  has: (id: string) => boolean;
  set: (ids: string[], isSelected: boolean) => void;
}

/** What is selected among the rows shown: what leaves the page is no longer meant. */
export function useSelection(shown: ListedCompilation[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen: shown.filter(({ id }) => ids.has(id)),
    has: (id) => ids.has(id),
    set: (changed, isSelected) => {
      const here = new Set(shown.map(({ id }) => id).filter((id) => ids.has(id)));
      changed.forEach((id) => (isSelected ? here.add(id) : here.delete(id)));
      setIds(here);
    },
  };
}

import { useSearchParams } from 'wouter';
import type { ModelSearch } from '../api/registry';

/** The search stands in the address, so that it can be kept and sent; a new one begins at its first page. */
export function useModelSearch(): [ModelSearch, (search: ModelSearch) => void] {
  const [search, setSearch] = useSearchParams();
  return [
    { name: search.get('name') ?? undefined, archived: search.get('archived') === 'true' },
    (next) => {
      setSearch(
        new URLSearchParams({
          ...(next.name && { name: next.name }),
          ...(next.archived && { archived: 'true' }),
        }),
        { replace: true },
      );
    },
  ];
}

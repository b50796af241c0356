import { useSearchParams } from 'wouter';
import type { ModelSearch } from '../api/registry';

/** The search stands in the address, so that it can be kept and sent; a new one begins at its first page. */
export function useModelSearch(): [ModelSearch, (search: ModelSearch) => void] {
  const [address, setAddress] = useSearchParams();
  return [
    {
      name: address.get('name')?.trim().slice(0, 200),
      archived: address.get('archived') === 'true',
      sort: address.get('sort') === 'name' ? 'name' : 'created',
      isReversed: address.get('reversed') === 'true',
    },
    (next) => {
      setAddress(
        new URLSearchParams({
          ...(next.name && { name: next.name }),
          ...(next.archived && { archived: 'true' }),
          ...(next.sort === 'name' && { sort: next.sort }),
          ...(next.isReversed && { reversed: 'true' }),
        }),
        { replace: true },
      );
    },
  ];
}

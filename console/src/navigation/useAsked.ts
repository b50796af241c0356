import { useState } from 'react';
import { useSearchParams } from 'wouter';

/**
 * Whether a dialog is open: also because the address asks for it, as `?register=1` where a file has to be corrected.
 * Once it was closed, the address does not ask any more.
 */
export function useAsked(name: string): [boolean, (isOpen: boolean) => void] {
  const [search, setSearch] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  return [
    isOpen || search.has(name),
    (next) => {
      setOpen(next);
      // Of the address as it is now: a dialog that is done may have led to another page.
      const now = new URLSearchParams(location.search);
      if (now.has(name)) {
        now.delete(name);
        setSearch(now, { replace: true });
      }
    },
  ];
}

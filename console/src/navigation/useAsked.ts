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
      if (search.has(name)) {
        const others = Array.from(search).filter(([other]) => other !== name);
        setSearch(new URLSearchParams(others), { replace: true });
      }
    },
  ];
}

import { useEffect, useRef, type RefObject } from 'react';
import { useLocation } from 'wouter';

/** What led to another page often goes with the old one: then the new page has the focus. */
export function useFocusOnNewPage(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const [path] = useLocation();
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current !== path && document.activeElement === document.body) {
      main.current?.focus({ preventScroll: true });
    }
    shown.current = path;
  }, [path]);
  return main;
}

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
  useFocusKept(main);
  return main;
}

/**
 * When what has the focus goes, as a row that is deleted elsewhere, what is left around it has the focus:
 * never nothing, from where the keyboard begins at the top again.
 */
function useFocusKept(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let around: HTMLElement[] = [];
    let frame = 0;
    const remember = ({ target }: FocusEvent) => {
      around = placesAround(target as Element);
    };
    const keep = () => {
      if (document.activeElement === document.body && around.length > 0 && !around[0]?.isConnected) {
        const left = around.find((place) => place.isConnected && place.matches('[tabindex]'));
        (left ?? main.current)?.focus({ preventScroll: true });
      }
    };
    // Dialogs give the focus back to what opened them in the next frame.
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(keep);
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', remember);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      document.removeEventListener('focusin', remember);
    };
  }, [main]);
}

function placesAround(element: Element): HTMLElement[] {
  const places: HTMLElement[] = [];
  for (let place: Element | null = element; place !== null; place = place.parentElement) {
    if (place instanceof HTMLElement) {
      places.push(place);
    }
  }
  return places;
}

import { useEffect, useRef } from 'react';

/** How often something is asked for while nobody looks. */
const RARELY_MS = 30_000;

/** Asks for something while the page is hidden, and not at all while it is seen. */
export function useAskingInBackground(isWanted: boolean, ask: () => void): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!isWanted) {
      return;
    }
    let asking: ReturnType<typeof setInterval> | undefined;
    const change = () => {
      clearInterval(asking);
      if (document.hidden) {
        asking = setInterval(() => {
          latest.current();
        }, RARELY_MS);
      }
    };
    change();
    document.addEventListener('visibilitychange', change);
    return () => {
      clearInterval(asking);
      document.removeEventListener('visibilitychange', change);
    };
  }, [isWanted]);
}

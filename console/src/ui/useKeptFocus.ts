import { useEffect, type RefObject } from 'react';

/** What comes in the place of what went may take the focus itself: it is given so long. */
const PAUSE_MS = 100;

/** A part of a dialog that had the focus may go: then the dialog has it, not the page behind. */
export function useKeptFocus(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = dialog.current;
    if (box === null) {
      return;
    }
    let pause: ReturnType<typeof setTimeout> | undefined;
    const watch = new MutationObserver((changes) => {
      const isGone = changes.some(({ removedNodes }) => removedNodes.length > 0);
      if (isGone) {
        clearTimeout(pause);
        pause = setTimeout(() => {
          if (document.activeElement === document.body) {
            box.focus({ preventScroll: true });
          }
        }, PAUSE_MS);
      }
    });
    watch.observe(box, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
      clearTimeout(pause);
    };
  }, [dialog]);
}

import { useEffect, type RefObject } from 'react';

/** A part of a dialog that had the focus may go: then the dialog has it, not the page behind. */
export function useKeptFocus(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const box = dialog.current;
    if (box === null) {
      return;
    }
    const watch = new MutationObserver((changes) => {
      const isGone = changes.some(({ removedNodes }) => removedNodes.length > 0);
      if (isGone && document.activeElement === document.body) {
        box.focus({ preventScroll: true });
      }
    });
    watch.observe(box, { childList: true, subtree: true });
    return () => {
      watch.disconnect();
    };
  }, [dialog]);
}

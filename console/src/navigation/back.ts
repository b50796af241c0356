type Hold = () => void;

/** Of dialogs that lie over each other; the uppermost is told. */
const holds: Hold[] = [];

/**
 * Lets `holdBack` be asked before anybody else hears that the browser went back or forward. Browsers call the
 * listeners of a window in the order in which they came, so this has to be the first of them.
 */
export function watchBack(): void {
  window.addEventListener('popstate', (event) => {
    const hold = holds.at(-1);
    if (hold !== undefined) {
      event.stopImmediatePropagation();
      hold();
    }
  });
}

/**
 * Keeps the page when the browser goes back or forward, and tells `onBack`. The browser has gone already when it
 * tells: the page's address is put back before anybody reads the other. Gives what ends it.
 */
export function holdBack(onBack: () => void): () => void {
  const here = location.href;
  const hold = () => {
    history.pushState(null, '', here);
    onBack();
  };
  holds.push(hold);
  return () => {
    holds.splice(holds.indexOf(hold), 1);
  };
}

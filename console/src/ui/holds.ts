import { navigate } from 'wouter/use-browser-location';

/** Where somebody wanted to go when the question was asked. */
export type Departure = () => void;

/** The browser asks in its own words before the page ends. */
export function holdUnload(): () => void {
  const hold = (event: BeforeUnloadEvent) => {
    event.preventDefault();
  };
  window.addEventListener('beforeunload', hold);
  return () => {
    window.removeEventListener('beforeunload', hold);
  };
}

export function holdLinks(ask: (next: Departure) => void): () => void {
  const hold = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link?.href && !isElsewhere(link, event)) {
      event.preventDefault();
      event.stopPropagation();
      ask(() => {
        follow(new URL(link.href));
      });
    }
  };
  document.addEventListener('click', hold, { capture: true });
  return () => {
    document.removeEventListener('click', hold, { capture: true });
  };
}

function follow(to: URL): void {
  if (to.origin === location.origin) {
    navigate(to.pathname + to.search + to.hash);
  } else {
    location.assign(to);
  }
}

/** Opens beside this page, which stays. */
function isElsewhere(link: HTMLAnchorElement, event: MouseEvent): boolean {
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    link.target === '_blank' ||
    link.hasAttribute('download')
  );
}

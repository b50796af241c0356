import { useSearchParams } from 'wouter';
import { useTexts } from '../i18n/language';

export interface Pages {
  /** The token of the page that is shown; none for the first. */
  token: string | undefined;
  next: (token: string) => void;
  previous: () => void;
}

const PAGE = 'page';
/** An address has an end: who went further comes back to the first page. */
const KEPT = 10;

/**
 * Which page of a list is shown. It stands in the address; as lists name only the page that follows,
 * the tokens of those before stand there too.
 */
export function usePages(): Pages {
  const [search, setSearch] = useSearchParams();
  const tokens = search.getAll(PAGE);
  const show = (next: string[]) => {
    const others = Array.from(search).filter(([name]) => name !== PAGE);
    setSearch(new URLSearchParams([...others, ...next.slice(-KEPT).map((token) => [PAGE, token])]));
  };
  return {
    token: tokens.at(-1),
    next: (token) => {
      show([...tokens, token]);
      window.scrollTo({ top: 0 });
    },
    previous: () => {
      show(tokens.slice(0, -1));
      window.scrollTo({ top: 0 });
    },
  };
}

/** Leads to the pages before and after; nothing when there is only one. */
export function Pager({ pages, next }: { pages: Pages; next: string | null }) {
  const t = useTexts();
  if (pages.token === undefined && next === null) {
    return null;
  }
  return (
    <nav className="pager" aria-label={t.common.pages}>
      <Turn label={t.common.previous} turn={pages.token === undefined ? undefined : pages.previous} />
      <Turn
        label={t.common.next}
        turn={
          next === null
            ? undefined
            : () => {
                pages.next(next);
              }
        }
      />
    </nav>
  );
}

/** At the end it does nothing, but keeps the focus of who came there by it. */
function Turn({ label, turn }: { label: string; turn: (() => void) | undefined }) {
  return (
    <button type="button" className="button button-plain" aria-disabled={turn === undefined} onClick={turn}>
      {label}
    </button>
  );
}

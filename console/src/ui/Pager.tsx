import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { Button } from './Button';

export interface Pages {
  /** The token of the page that is shown; none for the first. */
  token: string | undefined;
  next: (token: string) => void;
  previous: () => void;
}

/** Which page of a list is shown. Lists name only the page that follows, so the way back is kept. */
export function usePages(): Pages {
  const [tokens, setTokens] = useState<string[]>([]);
  return {
    token: tokens.at(-1),
    next: (token) => {
      setTokens([...tokens, token]);
    },
    previous: () => {
      setTokens(tokens.slice(0, -1));
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
      <Button isDisabled={pages.token === undefined} onPress={pages.previous}>
        {t.common.previous}
      </Button>
      <Button
        isDisabled={next === null}
        onPress={() => {
          if (next !== null) {
            pages.next(next);
          }
        }}
      >
        {t.common.next}
      </Button>
    </nav>
  );
}

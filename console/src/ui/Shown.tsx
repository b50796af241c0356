import { useTexts } from '../i18n/language';
import { PlainButton } from './PlainButton';
import type { Pages } from './Pager';

interface Props {
  count: number;
  /** As many as a page has; one with fewer that goes on was cut short by the service. */
  ofAtMost: number;
  pages: Pages;
  next: string | null;
}

/** How many there are, as far as that is known: a search may have to go on before it finds more. */
export function Shown({ count, ofAtMost, pages, next }: Props) {
  const t = useTexts();
  const isFirst = pages.token === undefined;
  const isCutShort = next !== null && count < ofAtMost;
  if (count === 0 && isFirst && !isCutShort) {
    return null;
  }
  return (
    <div className="shown" role="status">
      <span>
        {isCutShort
          ? t.common.soFar(count)
          : isFirst
            ? t.common.shown(count, next !== null)
            : t.common.shownHere(count, next !== null)}
      </span>
      {isCutShort && (
        <PlainButton
          look="quiet"
          onPress={() => {
            pages.next(next);
          }}
        >
          {t.common.searchOn}
        </PlainButton>
      )}
    </div>
  );
}

import { isActive } from '../api/polling';
import type { ListedCompilation } from '../api/types';
import { formatDuration } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { useNow } from '../ui/useNow';

/** How long it took from its creation to its end, or takes so far. */
export function Took({ of: compilation }: { of: ListedCompilation }) {
  const t = useTexts();
  if (isActive(compilation)) {
    return <SoFar since={compilation.createdAt} />;
  }
  const { durationSeconds } = compilation;
  return typeof durationSeconds === 'number' ? formatDuration(durationSeconds, t) : t.common.none;
}

function SoFar({ since }: { since: string }) {
  const t = useTexts();
  const seconds = Math.max(1, Math.floor((useNow('seconds') - Date.parse(since)) / 1000));
  return <span className="ticking">{formatDuration(seconds, t).replace('.0', '')}</span>;
}

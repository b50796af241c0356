import type { SetMember } from '../api/types';
import { useTexts } from '../i18n/language';
import { useSetTexts } from '../i18n/sets';
import { PhaseBadge } from '../ui/PhaseBadge';

/** How one of a set stands, why, and whether there is more to read of it. */
export function MemberState({ of: { phase, reason, registration, warningCount } }: { of: SetMember }) {
  const t = useTexts();
  const sets = useSetTexts();
  // A phase that says all is not said twice.
  const why = phase === 'Stopped' ? null : (reason ?? registration.reason);
  return (
    <div>
      <PhaseBadge phase={phase} />
      {why && <span className="sub">{t.reasons[why.code].title}</span>}
      {warningCount > 0 && <span className="sub">{sets.warnings(warningCount)}</span>}
    </div>
  );
}

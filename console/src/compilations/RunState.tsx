import { isActive } from '../api/polling';
import type { ListedCompilation, Reason } from '../api/types';
import { useReasonText } from '../i18n/causes';

/** Why a compilation stands as it does, or how far it is. */
export function RunState({ of: compilation }: { of: ListedCompilation }) {
  const reason = compilation.reason ?? compilation.registration.reason;
  const progress = compilation.steps.find(({ phase }) => phase === 'Running')?.progress;
  return (
    <>
      {isActive(compilation) && progress && progress.total > 0 && (
        <progress className="row-progress" value={progress.done} max={progress.total} aria-hidden="true" />
      )}
      {reason && <Why reason={reason} />}
    </>
  );
}

function Why({ reason }: { reason: Reason }) {
  const text = useReasonText()(reason);
  return (
    <span className="sub clamp" title={text}>
      {text}
    </span>
  );
}

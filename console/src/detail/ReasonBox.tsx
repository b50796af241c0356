import type { Phase, Reason, StepPhase } from '../api/types';
import { useTexts } from '../i18n/language';
import { Icon } from '../ui/Icon';

/** Why it waits, failed or ended, and what to do. */
export function ReasonBox({ reason, phase }: { reason: Reason; phase: Phase | StepPhase }) {
  const t = useTexts();
  const isBad = phase === 'Failed' || phase === 'Succeeded';
  const isStopped = reason.code === 'StoppedByUser';
  const icon = isStopped ? 'square' : 'clock';
  return (
    <div className={`notice ${isBad ? 'notice-bad' : 'notice-info'}`}>
      <Icon name={isBad ? 'warning' : icon} />
      <div>
        <p className="pre">{reason.message}</p>
        <p className="sub">
          <code>{reason.code}</code> · {isStopped ? t.detail.stoppedByUser : t.detail.kinds[reason.kind]}
        </p>
      </div>
    </div>
  );
}

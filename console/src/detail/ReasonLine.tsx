import type { Reason } from '../api/types';
import { useReasonText } from '../i18n/causes';
import { useTexts } from '../i18n/language';

interface Props {
  reason: Reason;
  /** The words of the service stand elsewhere on the page. */
  isShort: boolean;
}

/** Why an attempt waits or ended, in short. */
export function ReasonLine({ reason, isShort }: Props) {
  const t = useTexts();
  const textOf = useReasonText();
  return (
    <div className="reason-line">
      <p>
        <span className="strong">{t.reasons[reason.code].title}</span>{' '}
        <code className="sub-code">{reason.code}</code>
      </p>
      {!isShort && <p className="pre sub">{textOf(reason)}</p>}
    </div>
  );
}

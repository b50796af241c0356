import { formatAgo, formatTime } from '../i18n/format';
import { useLanguage, useTexts } from '../i18n/language';
import { useNow } from './useNow';

/** How long ago something was. The exact time is shown under the mouse, with the focus, and after a tap. */
export function Ago({ at }: { at: string }) {
  const t = useTexts();
  const { language } = useLanguage();
  const now = useNow('slowly');
  const exact = formatTime(at, language);
  return (
    <span className="tip" tabIndex={0} data-tip={exact}>
      <time dateTime={at}>{formatAgo(at, now, language, t)}</time>
      <span className="visually-hidden">, {exact}</span>
    </span>
  );
}

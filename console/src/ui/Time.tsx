import { formatTime } from '../i18n/format';
import { useLanguage } from '../i18n/language';

/** An instant in the reader's own zone, which is named. */
export function Time({ at }: { at: string }) {
  const { language } = useLanguage();
  return (
    <time dateTime={at} title={at}>
      {formatTime(at, language)}
    </time>
  );
}

import { ApiProblem, isUnreached } from '../api/problem';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { Icon } from './Icon';

interface Props {
  error: Error | null;
  /** What was tried: it decides what an answer that is missing can mean. */
  of?: keyof Texts['unreached'];
}

/** What went wrong, in the words of the service; nothing when nothing did. */
export function Problem({ error, of: tried = 'reading' }: Props) {
  const t = useTexts();
  if (error === null) {
    return null;
  }
  return (
    <p className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <span>{problemText(error, tried, t)}</span>
    </p>
  );
}

/** What an error is in words, after something was tried. */
export function problemText(error: Error, tried: keyof Texts['unreached'], t: Texts): string {
  if (isUnreached(error)) {
    return t.unreached[tried];
  }
  return error.message === '' && error instanceof ApiProblem
    ? t.common.answered(error.status)
    : error.message;
}

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
      <span>{isUnreached(error) ? t.unreached[tried] : wordsOf(error, t)}</span>
    </p>
  );
}

function wordsOf(error: Error, t: Texts): string {
  return error.message === '' && error instanceof ApiProblem
    ? t.common.answered(error.status)
    : error.message;
}

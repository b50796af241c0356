import { isUnreached } from '../api/problem';
import { useTexts } from '../i18n/language';
import { Icon } from './Icon';

/** What went wrong, in the words of the service; nothing when nothing did. */
export function Problem({ error }: { error: Error | null }) {
  const t = useTexts();
  if (error === null) {
    return null;
  }
  return (
    <p className="notice notice-bad" role="alert">
      <Icon name="warning" />
      <span>{isUnreached(error) ? t.common.unreached : error.message}</span>
    </p>
  );
}

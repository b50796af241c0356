import { useConnection } from '../api/connection';
import { useTexts } from '../i18n/language';
import { Icon } from '../ui/Icon';

/** Tells when the service is not reached, and when it is again. */
export function ConnectionBanner() {
  const t = useTexts();
  const connection = useConnection();
  return (
    <div role="status" className={`connection connection-${connection}`}>
      {connection !== 'good' && (
        <p>
          <Icon name={connection === 'lost' ? 'warning' : 'checkCircle'} />
          {connection === 'lost' ? t.shell.lost : t.shell.back}
        </p>
      )}
    </div>
  );
}

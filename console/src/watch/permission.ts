import { useState } from 'react';

/** What the reader allowed; `impossible` where the browser has no notifications, as over plain HTTP. */
export type Allowed = NotificationPermission | 'impossible';

/** Whether notifications are allowed, and how to ask: only when somebody pressed a button. */
export function usePermission(): [Allowed, () => void] {
  const [allowed, setAllowed] = useState<Allowed>(now);
  const ask = () => {
    void Notification.requestPermission().then(setAllowed);
  };
  return [allowed, ask];
}

function now(): Allowed {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'impossible';
}

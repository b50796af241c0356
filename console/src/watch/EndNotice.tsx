import { useEffect, useRef } from 'react';
import { queryClient } from '../api/connection';
import { isActive } from '../api/polling';
import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { usePermission } from './permission';
import { useAskingInBackground } from './useBackground';

interface Props {
  compilation: Compilation;
  /** Which one it is and how it stands. */
  title: string;
}

/**
 * Tells the end of a compilation to people who look elsewhere, if they allow it. Only then a page that is
 * hidden asks how it goes.
 */
export function EndNotice({ compilation, title }: Props) {
  const t = useTexts();
  const [allowed, ask] = usePermission();
  const isGoing = isActive(compilation);
  useAskingInBackground(isGoing && allowed === 'granted', () => {
    void queryClient.refetchQueries({ queryKey: ['compilation', compilation.id] });
  });
  const wasGoing = useRef(isGoing);
  useEffect(() => {
    if (wasGoing.current && !isGoing && document.hidden && allowed === 'granted') {
      tell(title, compilation.id);
    }
    wasGoing.current = isGoing;
  }, [isGoing, allowed, title, compilation.id]);
  if (!isGoing || allowed === 'impossible' || allowed === 'denied') {
    return null;
  }
  return allowed === 'granted' ? (
    <p className="sub">{t.watch.willTell}</p>
  ) : (
    <div>
      <Button icon="bell" onPress={ask}>
        {t.watch.ask}
      </Button>
    </div>
  );
}

function tell(title: string, id: string): void {
  const notice = new Notification(title, { tag: id, icon: '/favicon.svg' });
  notice.onclick = () => {
    window.focus();
    notice.close();
  };
}

import type { ReactNode } from 'react';
import { useSend } from '../api/useSend';
import { useTexts } from '../i18n/language';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { Problem } from './Problem';

interface Props {
  title: string;
  children: ReactNode;
  action: string;
  run: () => Promise<unknown>;
  onDone: () => void;
  onClose: () => void;
}

/** Asks before something that can't be undone, and tells when the service refuses it. */
export function Confirm({ title, children, action, run, onDone, onClose }: Props) {
  const t = useTexts();
  const running = useSend({
    run,
    onDone: () => {
      onDone();
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose} isAlert>
      <div className="dialog-body stack">
        {children}
        <Problem error={running.error} of="doing" />
      </div>
      <footer className="dialog-foot">
        <Button onPress={onClose} autoFocus>
          {t.actions.keep}
        </Button>
        <Button
          look="danger"
          isPending={running.isPending}
          onPress={() => {
            running.send();
          }}
        >
          {action}
        </Button>
      </footer>
    </Dialog>
  );
}

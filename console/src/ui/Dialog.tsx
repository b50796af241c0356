import { useRef, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTexts } from '../i18n/language';
import { visible } from '../names/visible';
import { ActionButton } from './ActionButton';
import { Button } from './Button';
import { LeaveContext, useLeaving } from './leaving';
import { useKeptFocus } from './useKeptFocus';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  size?: 'small' | 'medium' | 'large';
  /** A confirmation interrupts. */
  isAlert?: boolean;
  /** Something was entered; it is not thrown away without a question, however it is left. */
  isFilled?: boolean;
}

/** A dialog over the page while it is rendered; Escape and the cross close it. */
export function Dialog({
  title,
  onClose,
  children,
  size = 'small',
  isAlert = false,
  isFilled = false,
}: Props) {
  const t = useTexts();
  const { isAsking, leave, stay, confirm } = useLeaving(isFilled, onClose);
  const dialog = useRef<HTMLElement>(null);
  useKeptFocus(dialog);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) {
          leave();
        }
      }}
    >
      <Modal className={`modal modal-${size}`}>
        <AriaDialog ref={dialog} className="dialog" role={isAlert ? 'alertdialog' : 'dialog'}>
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {visible(title)}
            </Heading>
            <ActionButton icon="close" label={t.common.close} onPress={leave} />
          </header>
          <LeaveContext value={leave}>{children}</LeaveContext>
          {isAsking && <Leaving onLeave={confirm} onStay={stay} />}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Leaving({ onLeave, onStay }: { onLeave: () => void; onStay: () => void }) {
  const t = useTexts();
  return (
    <Dialog title={t.leaving.title} onClose={onStay} isAlert>
      <p className="dialog-body">{t.leaving.lead}</p>
      <footer className="dialog-foot">
        <Button onPress={onStay} autoFocus>
          {t.leaving.stay}
        </Button>
        <Button look="danger" onPress={onLeave}>
          {t.leaving.leave}
        </Button>
      </footer>
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { useIdempotencyKeys, type KeyFor } from '../api/idempotency';
import { otherViolations } from '../api/problem';
import { useSend } from '../api/useSend';
import { useTexts } from '../i18n/language';
import { Button } from './Button';
import { Dialog } from './Dialog';
import { CancelButton } from './leaving';
import { Problem } from './Problem';
import { useErrors } from './useErrors';

interface Props<T> {
  title: string;
  lead: string;
  size?: 'medium';
  /** What the button says; to create, unless it says otherwise. */
  action?: string;
  /** Fields that show their own violations. */
  fields: string[];
  isReady: boolean;
  /** What is needed before it can be sent, for as long as it is. */
  missing?: string;
  /** Whether something was entered that would be lost; when it is ready, unless it is said. */
  isFilled?: boolean;
  run: (keyFor: KeyFor) => Promise<T>;
  onDone: (made: T) => void;
  onClose: () => void;
  /** The fields, told what the service refused: as it is, and what it says of each in the reader's language. */
  children: (error: Error | null, errorsOf: (field: string) => string[]) => ReactNode;
}

/** A small form that makes or changes one thing. */
export function FormDialog<T>(props: Props<T>) {
  const { title, lead, action, fields, isReady, isFilled = isReady } = props;
  const { run, onDone, onClose, children, size, missing } = props;
  const t = useTexts();
  const keyFor = useIdempotencyKeys();
  const making = useSend({ run: () => run(keyFor), onDone });
  const errorsOf = useErrors(making.error);
  const isAtFields = fields.length > 0 && otherViolations(making.error, fields).length === 0;
  return (
    <Dialog title={title} onClose={onClose} isFilled={isFilled} {...(size && { size })}>
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) {
            making.send();
          }
        }}
      >
        <div className="dialog-body stack">
          <p className="lead">{lead}</p>
          {children(making.error, errorsOf)}
          <Problem error={isAtFields && hasViolations(making.error) ? null : making.error} of="making" />
        </div>
        <footer className="dialog-foot">
          {!isReady && missing && <p className="hint foot-hint">{missing}</p>}
          <CancelButton />
          <Button type="submit" look="primary" isPending={making.isPending} isDisabled={!isReady}>
            {action ?? t.common.create}
          </Button>
        </footer>
      </Form>
    </Dialog>
  );
}

function hasViolations(error: Error | null): boolean {
  return otherViolations(error, []).length > 0;
}

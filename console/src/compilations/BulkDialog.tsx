import type { ListedCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { BulkItem } from './BulkItem';
import { sorted, type BulkAction } from './bulk';
import { useBulk } from './useBulk';

interface Props {
  action: BulkAction;
  chosen: ListedCompilation[];
  onClose: (isChanged: boolean) => void;
}

/** Says what will happen with which, does it, and tells what came of each, also when it is closed meanwhile. */
export function BulkDialog({ action, chosen, onClose }: Props) {
  const t = useTexts();
  const { included, leftOut } = sorted(chosen, action, t);
  const { of, isRunning, isBegun, ...bulk } = useBulk(action, included);
  const close = () => {
    // Who closes it while it runs wants no more of it, and is told how far it came.
    if (isRunning) {
      bulk.halt();
    } else {
      onClose(bulk.done > 0);
    }
  };
  return (
    <Dialog title={t.bulk.ask[action](included.length)} onClose={close} size="medium" isAlert>
      <div className="dialog-body stack" tabIndex={0}>
        <p>{action === 'delete' ? `${t.actions.deleteGoes} ${t.actions.deleteStays}` : t.actions.stopLead}</p>
        <ul className="bulk-items">
          {included.map((compilation) => (
            <BulkItem key={compilation.id} of={compilation} result={of(compilation.id)} />
          ))}
        </ul>
        {leftOut.length > 0 && (
          <>
            <h3>{t.bulk.leftOut(leftOut.length)}</h3>
            <ul className="bulk-items">
              {leftOut.map(({ compilation, why }) => (
                <BulkItem key={compilation.id} of={compilation} why={why} />
              ))}
            </ul>
          </>
        )}
      </div>
      <footer className="dialog-foot">
        <span className="sub" role="status">
          {isBegun && t.bulk.result(bulk.done, included.length, isRunning ? 0 : bulk.failed)}
          {isRunning && bulk.isHalted && ` ${t.bulk.halting}`}
          {isBegun && !isRunning && bulk.notBegun > 0 && ` ${t.bulk.halted(bulk.notBegun)}`}
        </span>
        <Button onPress={close} isDisabled={isRunning} autoFocus>
          {isBegun ? t.common.close : t.actions.keepAll}
        </Button>
        {(isRunning || bulk.open > 0) && (
          <Button look="danger" isPending={isRunning} onPress={bulk.run}>
            {isBegun && bulk.failed > 0 ? t.common.tryAgain : t.actions[action]}
          </Button>
        )}
      </footer>
    </Dialog>
  );
}

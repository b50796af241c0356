import { useState } from 'react';
import { deleteCompilation, stopCompilation } from '../api/compilations';
import type { ListedCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { BulkItem } from './BulkItem';
import { each, gone, sorted, type BulkAction, type Result } from './bulk';

/** So many requests at once that it is quick, so few that others are served as well. */
const AT_ONCE = 4;

const RUN: Record<BulkAction, (id: string) => Promise<unknown>> = {
  stop: stopCompilation,
  delete: (id) => gone(deleteCompilation(id)),
};

interface Props {
  action: BulkAction;
  chosen: ListedCompilation[];
  onClose: (isChanged: boolean) => void;
}

/** Says what will happen with which, does it, and tells what came of each. */
export function BulkDialog({ action, chosen, onClose }: Props) {
  const t = useTexts();
  const { included, leftOut } = sorted(chosen, action, t);
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const of = (id: string) => results.get(id);
  const open = included.filter(({ id }) => of(id) === undefined || of(id) instanceof Error);
  const isRunning = included.some(({ id }) => of(id) === 'runs' || of(id) === 'waits');
  const done = included.filter(({ id }) => of(id) === 'done').length;
  const failed = results.size > 0 && !isRunning ? open.length : 0;
  const run = () => {
    const note = (id: string, result: Result) => {
      setResults((before) => new Map(before).set(id, result));
    };
    open.forEach(({ id }) => {
      note(id, 'waits');
    });
    void each(
      open,
      AT_ONCE,
      ({ id }) => RUN[action](id),
      ({ id }, result) => {
        note(id, result);
      },
    );
  };
  const close = () => {
    onClose(done > 0);
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
          {results.size > 0 && t.bulk.result(done, included.length, failed)}
        </span>
        <Button onPress={close} isDisabled={isRunning} autoFocus>
          {results.size > 0 ? t.common.close : t.actions.keepAll}
        </Button>
        {(isRunning || open.length > 0) && (
          <Button look="danger" isPending={isRunning} onPress={run}>
            {failed > 0 ? t.common.tryAgain : t.actions[action]}
          </Button>
        )}
      </footer>
    </Dialog>
  );
}

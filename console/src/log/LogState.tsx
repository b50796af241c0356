import { useTexts } from '../i18n/language';
import type { Log } from './useLog';

/** How a log stands. Live is only what somebody writes now, and what is read up to its end. */
export type State = 'reading' | 'waiting' | 'live' | 'complete' | 'interrupted';

export function stateOf(log: Pick<Log, 'isRead' | 'isComplete' | 'error'>, isRunning: boolean): State {
  if (log.error !== null) {
    return 'interrupted';
  }
  if (log.isComplete) {
    return 'complete';
  }
  if (!log.isRead) {
    return 'reading';
  }
  return isRunning ? 'live' : 'waiting';
}

export function LogState({ state, count }: { state: State; count: number }) {
  const t = useTexts();
  return (
    <span className={`log-state log-${state}`}>
      <span>{t.log.states[state]}</span>
      {count > 0 && <span className="sub log-count">{t.log.lines(count)}</span>}
    </span>
  );
}

import type { Compilation, Reason } from '../api/types';

/** What stands against a compilation as a whole. */
export interface Trouble {
  reason: Reason;
  /** Whether it ended by it, or waits for something. */
  state: 'failed' | 'stopped' | 'waiting';
}

type Standing = Pick<Compilation, 'phase' | 'reason' | 'registration' | 'steps'>;

/** The reason that decides how a compilation stands; none where all is well, or nothing is known. */
export function troubleOf({ phase, reason, registration, steps }: Standing): Trouble | undefined {
  const ofSteps = steps.findLast((step) => step.reason !== null)?.reason ?? null;
  const found = reason ?? registration.reason ?? (phase === 'Registered' ? null : ofSteps);
  if (found === null) {
    return undefined;
  }
  if (found.code === 'StoppedByUser' || phase === 'Stopped') {
    return { reason: found, state: 'stopped' };
  }
  const hasFailed = phase === 'Failed' || registration.state === 'Failed';
  return { reason: found, state: hasFailed ? 'failed' : 'waiting' };
}

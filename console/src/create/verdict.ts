import { ApiProblem, wrongFieldCount } from '../api/problem';
import type { DryRun, Note, Platform } from '../api/types';

/** Whether it can be compiled, as far as the service could tell. */
export type Verdict =
  | { is: 'checking' | 'ready' | 'missing' | 'unknown' }
  | { is: 'wrong'; fields: number }
  | { is: 'repeated'; name: string }
  | { is: 'allReady'; count: number }
  | { is: 'waits' | 'fails'; notes: Note[] };

interface Known {
  dryRun: DryRun | undefined;
  error: Error | null;
  isChecking: boolean;
  platform: Pick<Platform, 'available'>;
}

/** Of these room may come, or a larger machine; everything else that blocks ends in a failure. */
const WAITS: readonly string[] = ['MoreThanTheMachine'];

export function verdictOf({ dryRun, error, isChecking, platform }: Known): Verdict {
  if (isChecking) {
    return { is: 'checking' };
  }
  const fields = wrongFieldCount(error);
  if (fields > 0) {
    return { is: 'wrong', fields };
  }
  if (!platform.available || (error instanceof ApiProblem && error.code === 'ToolchainNotInstalled')) {
    return { is: 'missing' };
  }
  if (error !== null || dryRun === undefined) {
    return { is: 'unknown' };
  }
  const notes = dryRun.advice.notes.filter(({ level }) => level === 'blocker');
  if (notes.length === 0) {
    return { is: 'ready' };
  }
  return { is: notes.every(({ code }) => WAITS.includes(code)) ? 'waits' : 'fails', notes };
}

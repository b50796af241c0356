import { isLost } from './connection';
import type { Compilation } from './types';

const FAST_MS = 2000;
const SLOW_MS = 15000;

/** Whether the service is at work on it, so that it changes by itself. */
export function isActive(compilation: Compilation): boolean {
  return (
    ['Pending', 'Running', 'Stopping'].includes(compilation.phase) ||
    (compilation.phase === 'Succeeded' && compilation.registration.state === 'Pending')
  );
}

/** How long to wait before asking again. A hidden page does not ask at all: that is the default. */
export function pollingInterval(compilations: Compilation[]): number {
  return isLost() || compilations.some(isActive) ? FAST_MS : SLOW_MS;
}

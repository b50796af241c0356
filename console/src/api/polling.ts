import { FAST_MS, isLost } from './connection';
import { isAway } from './problem';
import type { ListedCompilation } from './types';

/** Also how late a service that went away is noticed, where nothing is under way. */
const SLOW_MS = 5000;

/** Whether the service is at work on it, so that it changes by itself. */
export function isActive(compilation: ListedCompilation): boolean {
  return (
    ['Pending', 'Running', 'Stopping'].includes(compilation.phase) ||
    (compilation.phase === 'Succeeded' && compilation.registration.state === 'Pending')
  );
}

/** How long to wait before asking again. A hidden page does not ask at all: that is the default. */
export function pollingInterval(compilations: ListedCompilation[], error: unknown = null): number {
  return isLost() || isAway(error) || compilations.some(isActive) ? FAST_MS : SLOW_MS;
}

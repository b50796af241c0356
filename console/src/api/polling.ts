import { FAST_MS, isLost } from './connection';
import { isAway } from './problem';
import type { ListedCompilation } from './types';

/** Where nothing is under way; also how late a service that went away is noticed. */
const SLOW_MS = 15_000;

/** How rarely to ask in the end. */
const MOST_ACTIVE_MS = 15_000;
const MOST_MS = 30_000;

/** What changes when people change it: names, mostly. */
const RARE_MS = 60_000;

/** What stays as it is for a minute is asked for every 15 seconds. */
const SHARE = 4;

/** Whether the service is at work on it, so that it changes by itself. */
export function isActive(compilation: Progressing): boolean {
  return (
    ['Pending', 'Running', 'Stopping'].includes(compilation.phase) ||
    (compilation.phase === 'Succeeded' && compilation.registration.state === 'Pending')
  );
}

type Progressing = Pick<ListedCompilation, 'phase' | 'registration'>;

/** When an answer was first seen. An answer that is equal to the one before it is the same object. */
const firstSeen = new WeakMap<object, number>();

interface Asked {
  data: object | undefined;
  error: Error | null;
}

/**
 * How long to wait before asking again: the longer the longer nothing has changed. A hidden page does not
 * ask at all: that is the default.
 */
export function pollingInterval(
  { data, error }: Asked,
  compilations: Progressing[] = [],
  now = Date.now(),
): number {
  if (isLost() || isAway(error)) {
    return FAST_MS;
  }
  const [least, most] = compilations.some(isActive) ? [FAST_MS, MOST_ACTIVE_MS] : [SLOW_MS, MOST_MS];
  return Math.min(most, Math.max(least, unchanged(data, now) / SHARE));
}

/** What stands beside something that is asked for as above: all of a page together stay few requests. */
export function rareInterval({ error }: Asked): number {
  return isLost() || isAway(error) ? FAST_MS : RARE_MS;
}

function unchanged(data: object | undefined, now: number): number {
  if (data === undefined) {
    return 0;
  }
  const since = firstSeen.get(data) ?? now;
  firstSeen.set(data, since);
  return now - since;
}

import { useDeferredValue, useMemo, useState } from 'react';
import type { Choices } from './LogBar';
import { lastError } from './errors';
import type { Target } from './LogRows';
import { hitsOf, nextHit, rowsOf } from './rows';
import type { Log } from './useLog';

/** Where a log opens: at its end, at its last error once it is read, or at a line, from 1. */
export type OpensAt = 'end' | 'error' | number;

/** What of a log is shown, and where one is in it. */
export function useShown(log: Log, opensAt: OpensAt, firstSearch: string) {
  const { lines } = log.buffer;
  const [choices, setChoices] = useState<Choices>({
    search: firstSearch,
    isWrapped: false,
    onlyErrors: false,
  });
  const [isFollowing, setFollowing] = useState(opensAt === 'end');
  const [target, setTarget] = useState<Target>();
  const [opened, setOpened] = useState<OpensAt>();
  const search = useDeferredValue(choices.search);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- lines grow in place, a new log tells it
  const rows = useMemo(() => rowsOf(lines, choices.onlyErrors), [log, choices.onlyErrors]);
  const hits = useMemo(() => hitsOf(lines, rows, search), [lines, rows, search]);
  const show = (line: number) => {
    setFollowing(false);
    setTarget({ line });
  };
  const first = opened === opensAt ? undefined : placeToOpen(opensAt, lines, log.isComplete);
  if (first !== undefined) {
    setOpened(opensAt);
    setChoices({ ...choices, onlyErrors: false });
    show(first);
  }
  const step = (direction: 1 | -1) => {
    const hit = nextHit(hits, target?.line, direction);
    if (hit !== undefined) {
      show(hit);
    }
  };
  return { choices, setChoices, isFollowing, setFollowing, target, search, rows, hits, step };
}

/** The line to show first, when it was read. */
export function placeToOpen(
  opensAt: OpensAt,
  lines: readonly string[],
  isComplete: boolean,
): number | undefined {
  switch (opensAt) {
    case 'end':
      return undefined;
    case 'error':
      return isComplete ? lastError(lines) : undefined;
    default:
      return lines.length >= opensAt || isComplete ? Math.min(opensAt, lines.length) - 1 : undefined;
  }
}

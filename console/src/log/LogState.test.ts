import { expect, test } from 'vitest';
import { stateOf } from './LogState';

const READ = { isRead: true, isComplete: false, error: null };

test.each([
  [{ ...READ, isRead: false }, true, 'reading'],
  [READ, true, 'live'],
  [READ, false, 'waiting'],
  [{ ...READ, isComplete: true }, true, 'complete'],
  [{ ...READ, error: new Error('away') }, true, 'interrupted'],
] as const)('%j while running is %s: %s', (log, isRunning, state) => {
  expect(stateOf(log, isRunning)).toBe(state);
});

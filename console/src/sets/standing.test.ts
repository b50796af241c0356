import { expect, test } from 'vitest';
import { hasFailed, phasesOf } from './standing';

test('a set that came to its end tells how: what failed or was stopped is not only done', () => {
  const failed = { phases: { Failed: 2, Registered: 1 } };
  expect(phasesOf(failed)).toEqual([
    ['Registered', 1],
    ['Failed', 2],
  ]);
  expect(hasFailed(failed)).toBe(true);
  const stopped = { phases: { Stopped: 3 } };
  expect(phasesOf(stopped)).toEqual([['Stopped', 3]]);
  expect(hasFailed(stopped)).toBe(false);
});

test('each phase is counted', () => {
  const phases = { Pending: 1, Running: 2, Stopping: 3, Succeeded: 4, Registered: 5, Failed: 6, Stopped: 7 };
  expect(Object.fromEntries(phasesOf({ phases }))).toEqual(phases);
});

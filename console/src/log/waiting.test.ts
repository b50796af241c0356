import { expect, test } from 'vitest';
import { waitAfter } from './waiting';

test('a log is read on at once while there is more, and ever more rarely while nothing comes', () => {
  const waits = [0, 1, 2, 5, 20, 1000].map(waitAfter);
  expect(waits.slice(0, 2)).toEqual([0, 1000]);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits.at(-1)).toBe(10_000);
});

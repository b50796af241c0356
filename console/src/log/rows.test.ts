import { describe, expect, test } from 'vitest';
import { hitsOf, nextHit, placeOf, rowsOf } from './rows';

const LOG = [
  'npuc: step compile',
  'Warning: slow',
  'Error: first',
  'npuc: manifest: {',
  'npuc: manifest:   "error": 1',
  'npuc: manifest: }',
  'npuc: compile succeeded',
];

describe('rows', () => {
  test('a manifest takes one', () => {
    expect(rowsOf(LOG, false)).toEqual([0, 1, 2, 3, 6]);
  });

  test('of errors only has nothing of the manifest', () => {
    expect(rowsOf(LOG, true)).toEqual([2]);
  });
});

describe('hits', () => {
  test('are found in large and small letters, through colours, and not in the manifest', () => {
    const lines = ['NPU', '\u001b[31mn\u001b[0mpu', 'cpu', 'npuc: manifest: {'];
    expect(hitsOf(lines, [0, 1, 2, 3], 'npu')).toEqual([0, 1]);
  });

  test('of nothing are none', () => {
    expect(hitsOf(LOG, [0, 1], '')).toEqual([]);
  });

  test.each([
    [undefined, 1, 2],
    [undefined, -1, 9],
    [2, 1, 5],
    [5, -1, 2],
    [9, 1, 2],
    [2, -1, 9],
    [3, 1, 5],
    [3, -1, 2],
    [100, 1, 2],
  ] as const)('after line %s in direction %d comes %d', (from, direction, expected) => {
    expect(nextHit([2, 5, 9], from, direction)).toBe(expected);
  });

  test('there is no next one of none', () => {
    expect(nextHit([], 3, 1)).toBeUndefined();
    expect(nextHit([], undefined, -1)).toBeUndefined();
  });
});

test('a line that is not shown has the place of the next one', () => {
  expect(placeOf([0, 4, 8], 4)).toBe(1);
  expect(placeOf([0, 4, 8], 5)).toBe(2);
  expect(placeOf([0, 4, 8], 9)).toBe(3);
});

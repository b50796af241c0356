import { expect, test } from 'vitest';
import { columnsOf, drawn } from './drawn';
import { brokenHeights, boxHeight } from './view';

const MEGABYTE = 'x'.repeat(1_048_576);

test.each([
  ['plain', 5],
  ['', 0],
  ['\u001b[31mred\u001b[0m', 3],
  ['컴파일 ok', 9],
  ['a\tb', 9],
])('%j takes %d columns', (line, columns) => {
  expect(columnsOf(line)).toBe(columns);
});

test('a line of a megabyte is as high as what is drawn of it', () => {
  const heights = brokenHeights(['before', MEGABYTE, 'after'].map(columnsOf), 100, 20);
  expect(drawn(MEGABYTE)).toHaveLength(10_001);
  expect([heights.topOf(1), heights.topOf(2)]).toEqual([20, 20 + 101 * 20]);
  expect(boxHeight(heights)).toBe(heights.topOf(3));
});

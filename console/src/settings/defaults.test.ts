import { expect, test } from 'vitest';
import { isAtDefault } from './defaults';

test.each([
  ['Performance', 'Performance', true],
  ['Performance', 'Size', false],
  [null, undefined, true],
  [undefined, null, true],
  [null, 16, false],
  [false, false, true],
  [false, undefined, false],
  [16, 16, true],
  [null, [], true],
  [null, [[1, 128]], false],
  [[1], [1], true],
])('default %j, value %j: at its default %s', (usual, value, expected) => {
  expect(isAtDefault({ default: usual }, value)).toBe(expected);
});

import { expect, test } from 'vitest';
import { cellsOf } from './HashChip';

const HASH = '0c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f60718293a4b5c6d7e8f9010203040506';

test('equal hashes have equal pictures, others have others', () => {
  expect(cellsOf(HASH)).toEqual(cellsOf(HASH));
  expect(cellsOf(HASH)).not.toEqual(cellsOf(HASH.split('').reverse().join('')));
});

test('a picture is the same from the left and from the right', () => {
  const cells = cellsOf(HASH).map(([x, y]) => `${x},${y}`);
  const mirrored = cellsOf(HASH).map(([x, y]) => `${4 - x},${y}`);
  expect(mirrored.sort()).toEqual(cells.sort());
});

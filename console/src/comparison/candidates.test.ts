import { expect, test } from 'vitest';
import { candidates } from './candidates';

const LISTED = ['c-4', 'c-3', 'c-2', 'c-1'].map((id) => ({ id }));

test('the parent comes first, then the latest; never itself', () => {
  expect(candidates({ id: 'c-3', recompileOf: 'c-1' }, LISTED).map(({ id }) => id)).toEqual([
    'c-1',
    'c-4',
    'c-2',
  ]);
});

test('without a parent they are as they are listed', () => {
  expect(candidates({ id: 'c-4', recompileOf: null }, LISTED).map(({ id }) => id)).toEqual([
    'c-3',
    'c-2',
    'c-1',
  ]);
});

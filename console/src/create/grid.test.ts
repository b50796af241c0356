import { expect, test } from 'vitest';
import { gridsOf, type Grid } from './grid';

test('pairs are one table of batch and length, in the order of their sizes', () => {
  const buckets = [
    [4, 1024],
    [1, 128],
    [1, 1024],
  ];
  expect(gridsOf(buckets).map(drawn)).toEqual([
    {
      batch: undefined,
      table: [
        [0, 128, 1024],
        [1, 1, 1],
        [4, 0, 1],
      ],
    },
  ]);
});

test('buckets of three numbers are a table for each batch', () => {
  const buckets = [
    [1, 2048, 1024],
    [1, 4096, 1024],
    [2, 2048, 512],
  ];
  expect(gridsOf(buckets).map(drawn)).toEqual([
    { batch: 1, table: [[0, 1024], [2048, 1], [4096, 1]] }, // prettier-ignore
    { batch: 2, table: [[0, 512], [2048, 1]] }, // prettier-ignore
  ]);
});

test.each([[undefined], [null], [[]], ['1,128'], [[128, 256]], [[[1, 2, 3, 4]]]])(
  'what is no list of buckets is no table: %j',
  (value) => {
    expect(gridsOf(value)).toEqual([]);
  },
);

/** The table with its heads, 1 where a bucket is. */
function drawn({ batch, rows, columns, has }: Grid) {
  return {
    batch,
    table: [
      [0, ...columns],
      ...rows.map((row) => [row, ...columns.map((column) => Number(has(row, column)))]),
    ],
  };
}

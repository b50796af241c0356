/** Buckets as a table: what is compiled for, at a glance. */
export interface Grid {
  /** The batch that all of it has, where a bucket has a third part beside the two of the table. */
  batch: number | undefined;
  rows: number[];
  columns: number[];
  has: (row: number, column: number) => boolean;
}

/**
 * The buckets of an answer: one table of batch and length, or for buckets of three numbers one of the other two for
 * each batch. Nothing for what is no list of such buckets.
 */
export function gridsOf(value: unknown): Grid[] {
  const buckets = bucketsOf(value);
  const [first] = buckets;
  if (first === undefined) {
    return [];
  }
  if (first.length === 2) {
    return [gridOf(buckets, undefined)];
  }
  return sorted(buckets.map(([batch]) => batch)).map((batch) =>
    gridOf(
      buckets.filter((bucket) => bucket[0] === batch).map(([, ...rest]) => rest),
      batch,
    ),
  );
}

function bucketsOf(value: unknown): number[][] {
  if (!Array.isArray(value)) {
    return [];
  }
  const size = Array.isArray(value[0]) ? value[0].length : 0;
  const isBucket = (item: unknown): item is number[] => Array.isArray(item) && item.length === size;
  return size === 2 || size === 3 ? value.filter(isBucket) : [];
}

function gridOf(pairs: number[][], batch: number | undefined): Grid {
  const known = new Set(pairs.map((pair) => pair.join()));
  return {
    batch,
    rows: sorted(pairs.map(([row]) => row)),
    columns: sorted(pairs.map(([, column]) => column)),
    has: (row, column) => known.has([row, column].join()),
  };
}

function sorted(numbers: (number | undefined)[]): number[] {
  return [...new Set(numbers.filter((number) => number !== undefined))].sort((a, b) => a - b);
}

/** Browsers draw nothing that is higher than some 30 million pixels: a longer log moves faster than its scroll bar. */
export const MOST_PX = 8_000_000;

/** How high rows are, one below the other. */
export interface Heights {
  total: number;
  /** Where a row begins; that of the count is the total. */
  topOf: (row: number) => number;
  /** The row that is at a height. */
  rowAt: (height: number) => number;
}

/** Rows of one height. */
export function evenHeights(count: number, height: number): Heights {
  return {
    total: count * height,
    topOf: (row) => row * height,
    rowAt: (at) => Math.max(0, Math.min(count - 1, Math.floor(at / height))),
  };
}

/** Rows that break: each is as many lines high as its columns need. */
export function brokenHeights(widths: readonly number[], columns: number, height: number): Heights {
  const tops = new Float64Array(widths.length + 1);
  widths.forEach((width, row) => {
    tops[row + 1] = (tops[row] ?? 0) + Math.max(1, Math.ceil(width / Math.max(1, columns))) * height;
  });
  return {
    total: tops[widths.length] ?? 0,
    topOf: (row) => tops[Math.min(row, widths.length)] ?? 0,
    rowAt: (at) => lastAtMost(tops, at, widths.length - 1),
  };
}

export interface View {
  first: number;
  /** One more than the last. */
  end: number;
  /** How far from the top of the box the first row is drawn. */
  offset: number;
}

/** How high the box is in which the rows move. */
export function boxHeight(heights: Heights): number {
  return Math.min(heights.total, MOST_PX);
}

/** The rows to draw: those that are seen, and some more on both sides. */
export function viewAt(heights: Heights, count: number, scrolled: number, seen: number, more: number): View {
  const real = scrolled * ratio(heights, seen);
  const first = Math.max(0, heights.rowAt(real) - more);
  const end = Math.min(count, heights.rowAt(real + seen) + 1 + more);
  return { first, end, offset: scrolled + heights.topOf(first) - real };
}

/** How far to scroll for a row to stand in the middle. */
export function scrollTo(heights: Heights, row: number, seen: number): number {
  return Math.max(0, heights.topOf(row) - seen / 2) / ratio(heights, seen);
}

function ratio(heights: Heights, seen: number): number {
  return Math.max(1, (heights.total - seen) / Math.max(1, boxHeight(heights) - seen));
}

function lastAtMost(tops: Float64Array, at: number, last: number): number {
  let [low, high] = [0, Math.max(0, last)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= at) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

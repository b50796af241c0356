import { describe, expect, test } from 'vitest';
import { boxHeight, brokenHeights, evenHeights, MOST_PX, scrollTo, viewAt } from './view';

describe('rows of one height', () => {
  const heights = evenHeights(50_000, 20);

  test('only those that are seen are drawn, and some more', () => {
    expect(viewAt(heights, 50_000, 20_000, 400, 10)).toEqual({ first: 990, end: 1031, offset: 19_800 });
  });

  test('the first and the last end the view', () => {
    expect(viewAt(heights, 50_000, 0, 400, 10)).toEqual({ first: 0, end: 31, offset: 0 });
    expect(viewAt(heights, 50_000, heights.total - 400, 400, 10).end).toBe(50_000);
  });

  test('of none nothing is drawn', () => {
    expect(viewAt(evenHeights(0, 20), 0, 0, 400, 10)).toEqual({ first: 0, end: 0, offset: 0 });
  });

  test('a row comes into the middle', () => {
    const scrolled = scrollTo(heights, 1000, 400);
    expect(viewAt(heights, 50_000, scrolled, 400, 0).first).toBe(990);
  });
});

describe('rows that break', () => {
  const heights = brokenHeights([10, 95, 0, 30], 40, 20);

  test('are as high as they need', () => {
    expect([0, 1, 2, 3, 4].map(heights.topOf)).toEqual([0, 20, 80, 100, 120]);
    expect(heights.total).toBe(120);
  });

  test.each([
    [0, 0],
    [19, 0],
    [20, 1],
    [79, 1],
    [80, 2],
    [500, 3],
  ])('at %d px is row %d', (at, row) => {
    expect(heights.rowAt(at)).toBe(row);
  });

  test('of none are no height', () => {
    const none = brokenHeights([], 40, 20);
    expect(none.total).toBe(0);
    expect(viewAt(none, 0, 0, 100, 5)).toEqual({ first: 0, end: 0, offset: 0 });
  });
});

describe('more rows than a browser can draw', () => {
  const count = 4_000_000;
  const heights = evenHeights(count, 20);

  test('lie in a box that it can', () => {
    expect(boxHeight(heights)).toBe(MOST_PX);
  });

  test('can all be reached, and stand where they are looked for', () => {
    const end = viewAt(heights, count, MOST_PX - 400, 400, 0);
    expect(end.end).toBe(count);
    const scrolled = scrollTo(heights, 2_000_000, 400);
    const view = viewAt(heights, count, scrolled, 400, 0);
    expect(view.first).toBeLessThanOrEqual(2_000_000);
    expect(view.end).toBeGreaterThan(2_000_000);
    expect(Math.abs(view.offset - scrolled)).toBeLessThan(20);
  });
});

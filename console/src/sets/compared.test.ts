import { describe, expect, test } from 'vitest';
import { bestOf, chartsOf, runOf } from './compared';
import { member } from './testMember';

describe('the best', () => {
  test('is the least of sizes and times, the most of shares', () => {
    expect(bestOf('size', [3, undefined, 2], String)).toBe('2');
    expect(bestOf('duration', [3, 2, 4], String)).toBe('2');
    expect(bestOf('inference', [3, 2, 4], String)).toBe('2');
    expect(bestOf('npuShare', [30, 90, undefined], String)).toBe('90');
  });

  test('is none where nothing is better than another', () => {
    expect(bestOf('size', [], String)).toBeUndefined();
    expect(bestOf('size', [2, undefined], String)).toBeUndefined();
    expect(bestOf('size', [2, 2], String)).toBeUndefined();
  });

  test('is not told among values that read the same', () => {
    const seconds = (value: number) => `${value.toFixed(1)} s`;
    expect(bestOf('duration', [1.41, 1.38], seconds)).toBeUndefined();
    expect(bestOf('duration', [1.41, 1.38, 3], seconds)).toBe('1.4 s');
  });
});

describe('a member', () => {
  test('is charted by what it made; what nobody tells is not there, and no 0', () => {
    const runs = [
      member({ totalBytes: 10, npuShare: { npuOperators: 1, operators: 3 }, inferenceSeconds: 0.5 }),
      member({ totalBytes: 20, npuShare: { npuOperators: 0, operators: 3 } }),
      member({}),
    ].map(runOf);
    expect(chartsOf(runs)).toEqual([
      { metric: 'npuShare', values: [33.3, 0, undefined] },
      { metric: 'size', values: [10, 20, undefined] },
    ]);
  });

  test('that runs, or made nothing, is not the fastest', () => {
    const runs = [member({ compileSeconds: 1 }), member({ compileSeconds: 2, totalBytes: 9 })].map(runOf);
    expect(runs.map(({ values }) => values.duration)).toEqual([undefined, 2]);
  });
});

test('charts stand in the order of the table', () => {
  const made = { npuShare: { npuOperators: 1, operators: 3 }, totalBytes: 10, compileSeconds: 2 };
  const runs = [member({ ...made, inferenceSeconds: 1 }), member({ ...made, inferenceSeconds: 2 })].map(
    runOf,
  );
  const charts = chartsOf(runs).map(({ metric }) => metric);
  expect(charts).toEqual(['inference', 'npuShare', 'size', 'duration']);
});

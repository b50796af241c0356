import { describe, expect, test } from 'vitest';
import type { SetMember } from '../api/types';
import { seriesOf } from '../results/series';
import { bestOf, namesOf, runOf } from './compared';

function member(of: Partial<SetMember>): SetMember {
  return {
    platform: 'ethos-u',
    target: 'ethos-u55-128',
    options: {},
    totalBytes: null,
    compileSeconds: null,
    npuShare: null,
    inferenceSeconds: null,
    ...of,
  } as unknown as SetMember;
}

describe('the best', () => {
  test('is the least of sizes and times, the most of shares', () => {
    expect(bestOf('size', [3, undefined, 2])).toBe(2);
    expect(bestOf('duration', [3, 2, 4])).toBe(2);
    expect(bestOf('inference', [3, 2, 4])).toBe(2);
    expect(bestOf('npuShare', [30, 90, undefined])).toBe(90);
  });

  test('is none where nothing is better than another', () => {
    expect(bestOf('size', [])).toBeUndefined();
    expect(bestOf('size', [2, undefined])).toBeUndefined();
    expect(bestOf('size', [2, 2])).toBeUndefined();
  });
});

describe('a member', () => {
  test('is charted by what it made; what nobody tells is not there, and no 0', () => {
    const runs = [
      member({ totalBytes: 10, npuShare: { npuOperators: 1, operators: 3 }, inferenceSeconds: 0.5 }),
      member({ totalBytes: 20, npuShare: { npuOperators: 0, operators: 3 } }),
      member({}),
    ].map(runOf);
    expect(seriesOf(runs)).toEqual([
      { metric: 'npuShare', values: [33.3, 0, undefined] },
      { metric: 'size', values: [10, 20, undefined] },
    ]);
  });

  test('that runs, or made nothing, is not the fastest', () => {
    const runs = [member({ compileSeconds: 1 }), member({ compileSeconds: 2, totalBytes: 9 })].map(runOf);
    expect(runs.map(({ values }) => values.duration)).toEqual([undefined, 2]);
  });

  test('is called by its target, and by what differs among those of one', () => {
    expect(
      namesOf([
        member({ options: { optimise: 'Size', arena: 1 } }),
        member({ options: { optimise: 'Performance', arena: 1 } }),
        member({ target: 'ethos-u85-256', options: { optimise: 'Size' } }),
      ]),
    ).toEqual(['ethos-u55-128 optimise=Size', 'ethos-u55-128 optimise=Performance', 'ethos-u85-256']);
  });
});

import { describe, expect, test } from 'vitest';
import type { ListedCompilation, Manifest } from '../api/types';
import { en } from '../i18n/en';
import { barHeights, seriesOf, valuesOf, valueText, type Run } from './series';

const run = (
  id: string,
  summary: object | undefined,
  totalBytes = 0,
  seconds: number | null = null,
): Run => ({
  id,
  values: valuesOf(
    { steps: [{ name: 'compile', durationSeconds: seconds }] as ListedCompilation['steps'] },
    summary && { summary: summary as Manifest['summary'], totalBytes },
  ),
});

describe('what is drawn', () => {
  test('are the metrics that two runs have, in the order of the runs', () => {
    const series = seriesOf([
      run('a', { npuOperatorPercent: 90, inferenceTimeSeconds: 0.001 }, 100, 2),
      run('b', { npuOperatorPercent: 100 }, 50, 4),
    ]);
    expect(series).toEqual([
      { metric: 'npuShare', values: [90, 100] },
      { metric: 'size', values: [100, 50] },
      { metric: 'duration', values: [2, 4] },
    ]);
  });

  test('leaves a place for what is gone', () => {
    const series = seriesOf([
      run('a', { kernelCount: 8 }),
      run('b', undefined),
      run('c', { kernelCount: 4 }),
    ]);
    expect(series[0]).toEqual({ metric: 'kernels', values: [8, undefined, 4] });
  });

  test('is nothing of one run, or of what is no number', () => {
    expect(seriesOf([run('a', { kernelCount: 8 })])).toEqual([]);
    const odd = run('b', { kernelCount: 'many', npuOperatorPercent: Number.NaN });
    expect(seriesOf([odd, odd]).map(({ metric }) => metric)).toEqual(['size']);
  });
});

describe('bars', () => {
  test('begin at zero', () => {
    expect(barHeights([50, 100, undefined], 'size')).toEqual([0.5, 1, undefined]);
    expect(barHeights([0, 0], 'size')).toEqual([0, 0]);
  });

  test('of what is not known do not look like those of 0', () => {
    expect(barHeights([0, undefined], 'npuShare')).toEqual([0, undefined]);
  });

  test('of a share are of the whole', () => {
    expect(barHeights([50, 25], 'npuShare')).toEqual([0.5, 0.25]);
  });
});

test.each([
  ['npuShare', 97.4, '97.4 %'],
  ['kernels', 8, '8'],
  ['inference', 0.000_05, '50 µs'],
  ['size', 2048, '2 KiB'],
  ['duration', 61, '1 min 1 s'],
] as const)('%s %d is %s', (metric, value, text) => {
  expect(valueText(metric, value, en)).toBe(text);
});

import type { ListedCompilation, Manifest } from '../api/types';
import type { Texts } from '../i18n/en';
import { formatBytes, formatDuration } from '../i18n/format';
import { shortTime } from './measureText';

export const METRICS = ['npuShare', 'kernels', 'inference', 'size', 'duration'] as const;
export type Metric = (typeof METRICS)[number];

/** What a compilation has of each metric; undefined where nobody tells. */
export type Values = Record<Metric, number | undefined>;

/** A compilation among others that it is compared with. */
export interface Run {
  id: string;
  values: Values;
}

/** One metric over the runs, in their order. A run that does not have it has undefined. */
export interface Series {
  metric: Metric;
  values: (number | undefined)[];
}

/** Of a registered compilation with what it made; there is little to tell where its manifest is gone. */
export function valuesOf(
  { steps }: Pick<ListedCompilation, 'steps'>,
  manifest: Pick<Manifest, 'summary' | 'totalBytes'> | undefined,
): Values {
  return {
    npuShare: numberOf(manifest?.summary['npuOperatorPercent']),
    kernels: numberOf(manifest?.summary['kernelCount']),
    inference: numberOf(manifest?.summary['inferenceTimeSeconds']),
    size: numberOf(manifest?.totalBytes),
    duration: numberOf(steps.find(({ name }) => name === 'compile')?.durationSeconds),
  };
}

/** What can be looked at: the metrics that at least two runs have. */
export function seriesOf(runs: readonly Run[]): Series[] {
  return METRICS.map((metric) => ({
    metric,
    values: runs.map(({ values }) => values[metric]),
  })).filter(({ values }) => values.filter((value) => value !== undefined).length > 1);
}

export function valueText(metric: Metric, value: number, t: Texts): string {
  switch (metric) {
    case 'npuShare':
      return `${value} %`;
    case 'kernels':
      return String(value);
    case 'inference':
      return shortTime(value, t);
    case 'size':
      return formatBytes(value);
    case 'duration':
      return formatDuration(value, t);
  }
}

/** How high a bar is, of 1. All begin at zero, so that twice as high is twice as much; what is not known is no 0. */
export function barHeights(values: readonly (number | undefined)[], metric: Metric): (number | undefined)[] {
  const most = metric === 'npuShare' ? 100 : Math.max(...values.map((value) => value ?? 0));
  return values.map((value) => value && value / most);
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

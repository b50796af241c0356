import type { ListedCompilation, Manifest } from '../api/types';
import type { Texts } from '../i18n/en';
import { formatBytes, formatDuration } from '../i18n/format';
import { shortTime } from './measureText';

/** A registered compilation with what it made; undefined where its manifest is gone. */
export interface Run {
  compilation: Pick<ListedCompilation, 'id' | 'createdAt' | 'steps'>;
  manifest: Pick<Manifest, 'summary' | 'totalBytes'> | undefined;
}

export const METRICS = ['npuShare', 'kernels', 'inference', 'size', 'duration'] as const;
export type Metric = (typeof METRICS)[number];

/** One metric over the runs, in their order. A run that does not have it has undefined. */
export interface Series {
  metric: Metric;
  values: (number | undefined)[];
}

const VALUES: Record<Metric, (run: Run) => unknown> = {
  npuShare: ({ manifest }) => manifest?.summary['npuOperatorPercent'],
  kernels: ({ manifest }) => manifest?.summary['kernelCount'],
  inference: ({ manifest }) => manifest?.summary['inferenceTimeSeconds'],
  size: ({ manifest }) => manifest?.totalBytes,
  duration: ({ compilation }) =>
    compilation.steps.find(({ name }) => name === 'compile')?.durationSeconds ?? undefined,
};

/** What can be looked at: the metrics that at least two runs have. */
export function seriesOf(runs: readonly Run[]): Series[] {
  return METRICS.map((metric) => ({
    metric,
    values: runs.map((run) => numberOf(VALUES[metric](run))),
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

/** How high a bar is, of 1. All begin at zero, so that twice as high is twice as much. */
export function barHeights(values: readonly (number | undefined)[], metric: Metric): number[] {
  const most = metric === 'npuShare' ? 100 : Math.max(...values.map((value) => value ?? 0));
  return values.map((value) => (value === undefined || most === 0 ? 0 : value / most));
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

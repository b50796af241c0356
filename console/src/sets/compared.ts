import type { SetMember } from '../api/types';
import { seriesOf, type Metric, type Run, type Series } from '../results/series';

/** What a set is compared by: whether more is better. */
export const COMPARED = {
  inference: false,
  npuShare: true,
  size: false,
  duration: false,
} as const satisfies Partial<Record<Metric, boolean>>;

export type Compared = keyof typeof COMPARED;

/** The columns, in their order. */
export const METRICS = Object.keys(COMPARED) as Compared[];

/** What a member has of each metric. One that made nothing took no time that compares. */
export function runOf({ id, npuShare, inferenceSeconds, totalBytes, compileSeconds }: SetMember): Run {
  return {
    id,
    values: {
      npuShare: npuShare === null ? undefined : percentOf(npuShare),
      kernels: undefined,
      inference: inferenceSeconds ?? undefined,
      size: totalBytes ?? undefined,
      duration: totalBytes === null ? undefined : (compileSeconds ?? undefined),
    },
  };
}

function percentOf({ npuOperators, operators }: NonNullable<SetMember['npuShare']>): number {
  return Number(((100 * npuOperators) / operators).toFixed(1));
}

/**
 * The best of the values that are known, as it is shown; nothing where there is no other, or all read the same.
 * Those that read like the best are as good.
 */
export function bestOf(
  metric: Compared,
  values: readonly (number | undefined)[],
  textOf: (value: number) => string,
): string | undefined {
  const known = values.filter((value) => value !== undefined);
  if (new Set(known.map(textOf)).size < 2) {
    return undefined;
  }
  return textOf(COMPARED[metric] ? Math.max(...known) : Math.min(...known));
}

/** What is drawn, in the order of the table's columns. */
export function chartsOf(runs: readonly Run[]): Series[] {
  const series = seriesOf(runs);
  return METRICS.flatMap((metric) => series.filter((one) => one.metric === metric));
}

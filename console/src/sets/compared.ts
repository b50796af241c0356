import type { SetMember } from '../api/types';
import type { Metric, Run } from '../results/series';

/** What a set is compared by: whether more is better. */
export const COMPARED = {
  inference: false,
  npuShare: true,
  size: false,
  duration: false,
} as const satisfies Partial<Record<Metric, boolean>>;

export type Compared = keyof typeof COMPARED;

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

/** The best of the values that are known; nothing where there is no other, or all are the same. */
export function bestOf(metric: Compared, values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (known.length < 2 || least === most) {
    return undefined;
  }
  return COMPARED[metric] ? most : least;
}

/** What tells each from the others: its target, and what differs among those of one target. */
export function namesOf(members: readonly SetMember[]): string[] {
  return members.map((member) => {
    const alike = members.filter(
      ({ platform, target }) => platform === member.platform && target === member.target,
    );
    const names = new Set(alike.flatMap(({ options }) => Object.keys(options ?? {})));
    const differing = [...names]
      .filter((name) => new Set(alike.map(({ options }) => textAt(options, name))).size > 1)
      .sort()
      .map((name) => `${name}=${textAt(member.options, name)}`);
    return [member.target, ...differing].join(' ');
  });
}

function textAt(options: SetMember['options'], name: string): string {
  const value: unknown = options?.[name];
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

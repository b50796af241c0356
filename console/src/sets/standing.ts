import type { CompilationSet, Phase } from '../api/types';

/** First what came out, then what is to come. */
const ORDER = [
  'Registered',
  'Succeeded',
  'Failed',
  'Stopped',
  'Stopping',
  'Running',
  'Pending',
] as const satisfies readonly Phase[];

/** How many are in each phase that any is in. */
export function phasesOf({ phases }: Pick<CompilationSet, 'phases'>): [Phase, number][] {
  return ORDER.flatMap((phase): [Phase, number][] => {
    const count = phases[phase] ?? 0;
    return count > 0 ? [[phase, count]] : [];
  });
}

export function hasFailed({ phases }: Pick<CompilationSet, 'phases'>): boolean {
  return (phases.Failed ?? 0) > 0;
}

import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { dryRunQuery } from '../api/compilations';
import type { NewCompilation, Platform, VersionPath } from '../api/types';
import { useDebounced } from '../ui/useDebounced';
import { memberProblem } from './members';
import { verdictOf, type Verdict } from './verdict';

interface Asked {
  path: VersionPath;
  bodies: NewCompilation[];
  /** Of each body. */
  platforms: Platform[];
  /** What each is called. */
  names: string[];
  /** Why they were not taken together. */
  refused: Error | null;
}

/** The verdict of each of several, and of one that would make the same as one before it. */
export function useVerdicts({ path, bodies, platforms, names, refused }: Asked): Verdict[] {
  const rested = useDebounced(bodies);
  const queries = useQueries({
    queries: rested.map((body) => ({ ...dryRunQuery(path, body), placeholderData: keepPreviousData })),
  });
  const hashes = queries.map(({ data }) => data?.optionsHash);
  return bodies.map((body, place) => {
    const query = queries[place];
    const isRested = JSON.stringify(rested[place]) === JSON.stringify(body);
    const isChecking = query === undefined || !isRested || query.isFetching;
    const first = hashes.indexOf(hashes[place]);
    if (!isChecking && query.data !== undefined && query.error === null && first < place) {
      return { is: 'repeated', name: names[first] ?? '' };
    }
    const platform = platforms[place] ?? { available: false };
    const error = memberProblem(refused, place, bodies.length) ?? query?.error ?? null;
    return verdictOf({ dryRun: query?.data, error, isChecking, platform });
  });
}

/** What to say of several: of the first that is not ready, or that all are. */
export function togetherOf(
  verdicts: Verdict[],
  names: string[],
): { verdict: Verdict; name?: string | undefined } {
  const place = verdicts.findIndex(({ is }) => is !== 'ready');
  const verdict = verdicts[place];
  return verdict === undefined
    ? { verdict: { is: 'allReady', count: verdicts.length } }
    : { verdict, name: names[place] };
}

import { useSearchParams } from 'wouter';
import type { CompilationFilter } from '../api/compilations';
import type { Phase } from '../api/types';

export const PHASES: readonly Phase[] = [
  'Pending',
  'Running',
  'Succeeded',
  'Registered',
  'Failed',
  'Stopping',
  'Stopped',
];

/** The filter stands in the address, so that it can be kept and sent. */
export function useFilter(): [CompilationFilter, (filter: CompilationFilter) => void] {
  const [search, setSearch] = useSearchParams();
  const phase = PHASES.find((known) => known === search.get('phase'));
  const platform = search.get('platform') ?? undefined;
  return [
    { phase, platform },
    (next) => {
      setSearch(
        new URLSearchParams({
          ...(next.phase && { phase: next.phase }),
          ...(next.platform && { platform: next.platform }),
        }),
        { replace: true },
      );
    },
  ];
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { compilationsQuery, type CompilationFilter } from '../api/compilationLists';
import { queryClient } from '../api/connection';
import { rareInterval } from '../api/polling';
import type { Phase } from '../api/types';

export const UNDER_WAY: readonly Phase[] = ['Pending', 'Running', 'Stopping'];
export const FAILED: readonly Phase[] = ['Failed'];

const RUNNING: CompilationFilter = { phases: UNDER_WAY, limit: 10 };
const FAILURES: CompilationFilter = { phases: FAILED, limit: 5 };
const RECENT: CompilationFilter = { limit: 10 };

/** What the home page tells of: the rest is asked for again when something begins or ends. */
export function useRuns() {
  const running = useQuery(compilationsQuery(undefined, RUNNING));
  const failed = useQuery(rarely(FAILURES));
  const recent = useQuery(rarely(RECENT));
  const ids = running.data?.items.map(({ id }) => id).join(' ');
  const known = useRef(ids);
  useEffect(() => {
    if (known.current !== undefined && known.current !== ids) {
      for (const filter of [FAILURES, RECENT]) {
        void queryClient.invalidateQueries({ queryKey: ['compilations', undefined, filter] });
      }
    }
    known.current = ids;
  }, [ids]);
  return { running, failed, recent };
}

function rarely(filter: CompilationFilter) {
  return {
    ...compilationsQuery(undefined, filter),
    refetchInterval: ({ state }: { state: { data: object | undefined; error: Error | null } }) =>
      rareInterval(state),
  };
}

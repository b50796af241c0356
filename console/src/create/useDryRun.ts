import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { dryRunQuery } from '../api/compilations';
import type { NewCompilation, VersionPath } from '../api/types';
import { useDebounced } from '../ui/useDebounced';
import { useUnderstood } from './useUnderstood';

/** What the service says of a body that nothing is made of yet, each time when it rested for a moment. */
export function useDryRun(path: VersionPath, body: NewCompilation) {
  const rested = useDebounced(body);
  const query = useQuery({ ...dryRunQuery(path, rested), placeholderData: keepPreviousData });
  const environment = useUnderstood(rested, query.isPlaceholderData ? undefined : query.data?.environment);
  return {
    data: query.data,
    error: query.error,
    isChecking: rested !== body || query.isFetching,
    environment,
  };
}

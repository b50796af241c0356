import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import { pollingInterval } from './polling';
import { dataOf } from './problem';
import type { Phase, VersionPath } from './types';

/** Which compilations are wanted, and in which order. What is left out does not matter. */
export interface CompilationFilter {
  /** Any of these; none means any. */
  phases?: readonly Phase[] | undefined;
  platform?: string | undefined;
  /** What name, note, labels, id or the name of the model hold. */
  text?: string | undefined;
  /** What the name of the model holds; only where all models are searched. */
  modelName?: string | undefined;
  createdBy?: string | undefined;
  createdAfter?: string | undefined;
  createdBefore?: string | undefined;
  order?: 'asc' | undefined;
  limit?: number | undefined;
}

/** As many as are shown at once. */
export const PAGE_SIZE = 50;

/** A page of the compilations of a version, or of all models. */
export const compilationsQuery = (
  path: VersionPath | undefined,
  filter: CompilationFilter,
  pageToken?: string,
) =>
  queryOptions({
    queryKey: ['compilations', path, filter, pageToken],
    queryFn: () => {
      const query = { ...asked(filter), ...(pageToken !== undefined && { pageToken }) };
      return dataOf(
        path === undefined
          ? client.GET('/v1/compilations', { params: { query } })
          : client.GET('/v1/models/{model}/versions/{version}/compilations', { params: { path, query } }),
      );
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => pollingInterval(state, state.data?.items),
  });

function asked({ phases = [], limit = PAGE_SIZE, ...rest }: CompilationFilter) {
  return { ...rest, limit, ...(phases.length > 0 && { phase: [...phases] }) };
}

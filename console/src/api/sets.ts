import { queryOptions } from '@tanstack/react-query';
import { client } from './client';
import type { KeyFor } from './idempotency';
import { pollingInterval } from './polling';
import { dataOf } from './problem';
import type { CompilationSet, NewCompilationSet, VersionPath } from './types';

export const setQuery = (id: string) =>
  queryOptions({
    queryKey: ['set', id],
    queryFn: () => dataOf(client.GET('/v1/compilation-sets/{set}', { params: { path: { set: id } } })),
    refetchInterval: ({ state }) => pollingInterval(state, state.data?.compilations),
  });

export async function createSet(
  path: VersionPath,
  body: NewCompilationSet,
  keyFor: KeyFor,
): Promise<CompilationSet> {
  return (await dataOf(
    client.POST('/v1/models/{model}/versions/{version}/compilation-sets', {
      params: { path, header: { 'Idempotency-Key': keyFor(body) } },
      body,
    }),
  )) as CompilationSet;
}

export function stopSet(id: string): Promise<CompilationSet> {
  return dataOf(client.POST('/v1/compilation-sets/{set}/stop', { params: { path: { set: id } } }));
}

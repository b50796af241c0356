import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import type { KeyFor } from './idempotency';
import { pollingInterval } from './polling';
import { dataOf } from './problem';
import type { Compilation, DryRun, NewCompilation, StepName, VersionPath } from './types';

export const compilationQuery = (id: string) =>
  queryOptions({
    queryKey: ['compilation', id],
    queryFn: () => dataOf(client.GET('/v1/compilations/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => pollingInterval(state, state.data && [state.data]),
  });

export const comparisonQuery = (a: string, b: string) =>
  queryOptions({
    queryKey: ['comparison', a, b],
    queryFn: () => dataOf(client.GET('/v1/compilations/diff', { params: { query: { a, b } } })),
  });

export const historyQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['history', id, revision],
    queryFn: () => dataOf(client.GET('/v1/compilations/{id}/history', { params: { path: { id } } })),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });

export const manifestQuery = (id: string) =>
  queryOptions({
    queryKey: ['manifest', id],
    queryFn: () => dataOf(client.GET('/v1/compilations/{id}/manifest', { params: { path: { id } } })),
  });

export const recompileQuery = (id: string) =>
  queryOptions({
    queryKey: ['recompile', id],
    queryFn: () => dataOf(client.GET('/v1/compilations/{id}/recompile', { params: { path: { id } } })),
  });

export const platformsQuery = queryOptions({
  queryKey: ['platforms'],
  queryFn: () => dataOf(client.GET('/v1/platforms')),
  staleTime: 60_000,
});

export const dryRunQuery = (path: VersionPath, body: NewCompilation) =>
  queryOptions({
    queryKey: ['dryRun', path, body],
    queryFn: async () =>
      (await dataOf(
        client.POST('/v1/models/{model}/versions/{version}/compilations', {
          params: { path, query: { dryRun: true } },
          body,
        }),
      )) as DryRun,
    gcTime: 0,
  });

export async function createCompilation(
  path: VersionPath,
  body: NewCompilation,
  keyFor: KeyFor,
): Promise<Compilation> {
  return (await dataOf(
    client.POST('/v1/models/{model}/versions/{version}/compilations', {
      params: { path, header: { 'Idempotency-Key': keyFor(body) } },
      body,
    }),
  )) as Compilation;
}

export function stopCompilation(id: string): Promise<Compilation> {
  return dataOf(client.POST('/v1/compilations/{id}/stop', { params: { path: { id } } }));
}

export function retryStep(id: string, step: StepName): Promise<Compilation> {
  return dataOf(client.POST('/v1/compilations/{id}/steps/{step}/retry', { params: { path: { id, step } } }));
}

export function retryRegistration(id: string): Promise<Compilation> {
  return dataOf(client.POST('/v1/compilations/{id}/registration/retry', { params: { path: { id } } }));
}

export async function deleteCompilation(id: string): Promise<void> {
  await dataOf(client.DELETE('/v1/compilations/{id}', { params: { path: { id } } }));
}

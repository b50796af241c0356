import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import type { KeyFor } from './idempotency';
import { dataOf } from './problem';
import type { Imported, NewImport } from './types';

/** The registries of others that the operator named. */
export const registriesQuery = queryOptions({
  queryKey: ['registries'],
  queryFn: () => dataOf(client.GET('/v1/registries')),
  staleTime: Infinity,
});

/** Models of one, whose names hold a text: the first 50. */
export const outerModelsQuery = (registry: string, search: string) =>
  queryOptions({
    queryKey: ['registries', registry, 'models', search],
    queryFn: () =>
      dataOf(
        client.GET('/v1/registries/{registry}/models', {
          params: { path: { registry }, query: { limit: 50, ...(search && { search }) } },
        }),
      ),
    placeholderData: keepPreviousData,
    enabled: registry !== '',
  });

/** Versions of a model, the first 50. */
export const outerVersionsQuery = (registry: string, model: string) =>
  queryOptions({
    queryKey: ['registries', registry, 'versions', model],
    queryFn: () =>
      dataOf(
        client.GET('/v1/registries/{registry}/versions', {
          params: { path: { registry }, query: { limit: 50, model } },
        }),
      ),
    enabled: model !== '',
  });

export function importVersion(body: NewImport, keyFor: KeyFor): Promise<Imported> {
  return dataOf(
    client.POST('/v1/imports', { params: { header: { 'Idempotency-Key': keyFor(body) } }, body }),
  );
}

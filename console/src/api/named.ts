import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import { page } from './page';
import { dataOf } from './problem';
import type { Model, Page, Version } from './types';

/** A search takes no longer text. */
const LONGEST = 200;

/** Models whose names hold a text, as many as can be offered at once. */
export const modelsNamedQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'named', name],
    queryFn: () =>
      dataOf(client.GET('/v1/models', { params: { query: { limit: 50, ...(name && { name }) } } })),
    placeholderData: keepPreviousData,
  });

/** Every model of exactly this name, newest first, the archived ones too. */
export function findModels(name: string): Promise<Model[]> {
  return find(name, (pageToken) =>
    dataOf(
      client.GET('/v1/models', {
        params: { query: { name: name.slice(0, LONGEST), archived: true, limit: 100, ...page(pageToken) } },
      }),
    ),
  );
}

/** The same, asked for while a name is typed. */
export const modelsCalledQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'called', name],
    queryFn: () => findModels(name),
    enabled: name !== '',
  });

/** Every version of exactly this name, newest first, the archived ones too. */
export function findVersions(model: string, name: string): Promise<Version[]> {
  return find(name, (pageToken) =>
    dataOf(
      client.GET('/v1/models/{model}/versions', {
        params: { path: { model }, query: { archived: true, limit: 100, ...page(pageToken) } },
      }),
    ),
  );
}

/** Those of that name, page after page, however their letters are composed. */
async function find<T extends { name: string }>(
  name: string,
  pageOf: (pageToken?: string) => Promise<Page<T>>,
  pageToken?: string,
): Promise<T[]> {
  const { items, nextPageToken } = await pageOf(pageToken);
  const found = items.filter((item) => item.name.normalize() === name.normalize());
  return nextPageToken === null ? found : [...found, ...(await find(name, pageOf, nextPageToken))];
}

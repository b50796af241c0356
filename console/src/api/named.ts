import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import { page } from './page';
import { dataOf } from './problem';
import type { Model, Page, Version } from './types';

/** Models whose names hold a text, as many as can be offered at once. */
export const modelsNamedQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'named', name],
    queryFn: () =>
      dataOf(client.GET('/v1/models', { params: { query: { limit: 50, ...(name && { name }) } } })),
    placeholderData: keepPreviousData,
  });

/** The newest model of exactly this name, however many hold it in theirs. */
export function findModel(name: string): Promise<Model | undefined> {
  return find(name, (pageToken) =>
    dataOf(client.GET('/v1/models', { params: { query: { name, limit: 100, ...page(pageToken) } } })),
  );
}

/** The newest version of exactly this name. */
export function findVersion(model: string, name: string): Promise<Version | undefined> {
  return find(name, (pageToken) =>
    dataOf(
      client.GET('/v1/models/{model}/versions', {
        params: { path: { model }, query: { limit: 100, ...page(pageToken) } },
      }),
    ),
  );
}

/** The first of that name, page after page. */
async function find<T extends { name: string }>(
  name: string,
  pageOf: (pageToken?: string) => Promise<Page<T>>,
  pageToken?: string,
): Promise<T | undefined> {
  const { items, nextPageToken } = await pageOf(pageToken);
  const found = items.find((item) => item.name === name);
  return found ?? (nextPageToken === null ? undefined : find(name, pageOf, nextPageToken));
}

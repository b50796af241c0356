import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import { dataOf } from './problem';
import type { Model, Version } from './types';

/** Models whose names hold a text, as many as can be offered at once. */
export const modelsNamedQuery = (name: string) =>
  queryOptions({
    queryKey: ['models', 'named', name],
    queryFn: () =>
      dataOf(client.GET('/v1/models', { params: { query: { limit: 50, ...(name && { name }) } } })),
    placeholderData: keepPreviousData,
  });

/** The newest model of exactly this name, however many hold it in theirs. */
export async function findModel(name: string, pageToken?: string): Promise<Model | undefined> {
  const { items, nextPageToken } = await dataOf(
    client.GET('/v1/models', { params: { query: { name, limit: 100, ...page(pageToken) } } }),
  );
  const found = items.find((model) => model.name === name);
  return found ?? (nextPageToken === null ? undefined : findModel(name, nextPageToken));
}

/** The newest version of exactly this name. */
export async function findVersion(
  model: string,
  name: string,
  pageToken?: string,
): Promise<Version | undefined> {
  const { items, nextPageToken } = await dataOf(
    client.GET('/v1/models/{model}/versions', {
      params: { path: { model }, query: { limit: 100, ...page(pageToken) } },
    }),
  );
  const found = items.find((version) => version.name === name);
  return found ?? (nextPageToken === null ? undefined : findVersion(model, name, nextPageToken));
}

function page(pageToken: string | undefined): { pageToken?: string } {
  return pageToken === undefined ? {} : { pageToken };
}

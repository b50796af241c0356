import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client } from './client';
import type { KeyFor } from './idempotency';
import { page } from './page';
import { pollingInterval, rareInterval } from './polling';
import { dataOf } from './problem';
import type { Artifact, EntryPatch, Model, NewArtifact, Version, VersionPath } from './types';

/** As many models or versions as are shown at once. */
export const LISTED = 50;

interface Asked {
  state: { data: object | undefined; error: Error | null };
}

const ENTRY = { refetchInterval: ({ state }: Asked) => rareInterval(state) };
const LIST = {
  refetchInterval: ({ state }: Asked) => pollingInterval(state),
  placeholderData: keepPreviousData,
};

/** Which models are wanted: those whose names hold a text, and the archived ones too. */
export interface ModelSearch {
  name?: string | undefined;
  archived: boolean;
  sort: 'created' | 'name';
  /** The other way round than usual, which is the newest first, or from A to Z. */
  isReversed: boolean;
}

export const modelsQuery = (search: ModelSearch, pageToken?: string) =>
  queryOptions({
    queryKey: ['models', search, pageToken],
    queryFn: () =>
      dataOf(client.GET('/v1/models', { params: { query: { ...asked(search), ...page(pageToken) } } })),
    ...LIST,
  });

/** The newest models, for a page that shows other things as well. */
export const newestModelsQuery = (limit: number) =>
  queryOptions({
    queryKey: ['models', 'newest', limit],
    queryFn: () => dataOf(client.GET('/v1/models', { params: { query: { limit } } })),
    ...ENTRY,
  });

export const modelQuery = (model: string) =>
  queryOptions({
    queryKey: ['model', model],
    queryFn: () => dataOf(client.GET('/v1/models/{model}', { params: { path: { model } } })),
    ...ENTRY,
  });

export const versionsQuery = (model: string, pageToken?: string) =>
  queryOptions({
    queryKey: ['versions', model, pageToken],
    queryFn: () =>
      dataOf(
        client.GET('/v1/models/{model}/versions', {
          params: { path: { model }, query: { limit: LISTED, ...page(pageToken) } },
        }),
      ),
    ...LIST,
  });

export const versionQuery = (path: VersionPath) =>
  queryOptions({
    queryKey: ['version', path],
    queryFn: () => dataOf(client.GET('/v1/models/{model}/versions/{version}', { params: { path } })),
    ...ENTRY,
  });

export const artifactsQuery = (path: VersionPath, archived: boolean, pageToken?: string) =>
  queryOptions({
    queryKey: ['artifacts', path, archived, pageToken],
    queryFn: () =>
      dataOf(
        client.GET('/v1/models/{model}/versions/{version}/artifacts', {
          params: { path, query: { ...(archived && { archived }), ...page(pageToken) } },
        }),
      ),
    ...LIST,
  });

/** Every original artifact of a version, newest first, however many pages they take. */
export const originalsQuery = (path: VersionPath) =>
  queryOptions({
    queryKey: ['artifacts', path, 'originals'],
    queryFn: async () => (await allArtifacts(path)).filter((artifact) => !artifact.source.compilationId),
  });

export function createModel(name: string, description: string, keyFor: KeyFor): Promise<Model> {
  const body = { name, ...(description && { description }) };
  return dataOf(client.POST('/v1/models', { params: { header: { 'Idempotency-Key': keyFor(body) } }, body }));
}

export function createVersion(model: string, name: string, keyFor: KeyFor): Promise<Version> {
  return dataOf(
    client.POST('/v1/models/{model}/versions', {
      params: { path: { model }, header: { 'Idempotency-Key': keyFor({ name }) } },
      body: { name },
    }),
  );
}

export function createArtifact(path: VersionPath, artifact: NewArtifact, keyFor: KeyFor): Promise<Artifact> {
  return dataOf(
    client.POST('/v1/models/{model}/versions/{version}/artifacts', {
      params: { path, header: { 'Idempotency-Key': keyFor(artifact) } },
      body: artifact,
    }),
  );
}

export function changeModel(model: string, body: EntryPatch): Promise<Model> {
  return dataOf(client.PATCH('/v1/models/{model}', { params: { path: { model } }, body }));
}

export async function deleteModel(model: string): Promise<void> {
  await dataOf(client.DELETE('/v1/models/{model}', { params: { path: { model } } }));
}

export function changeVersion(path: VersionPath, body: EntryPatch): Promise<Version> {
  return dataOf(client.PATCH('/v1/models/{model}/versions/{version}', { params: { path }, body }));
}

export async function deleteVersion(path: VersionPath): Promise<void> {
  await dataOf(client.DELETE('/v1/models/{model}/versions/{version}', { params: { path } }));
}

async function allArtifacts(path: VersionPath, pageToken?: string): Promise<Artifact[]> {
  const { items, nextPageToken } = await dataOf(
    client.GET('/v1/models/{model}/versions/{version}/artifacts', {
      params: { path, query: { limit: 100, ...page(pageToken) } },
    }),
  );
  return nextPageToken === null ? items : [...items, ...(await allArtifacts(path, nextPageToken))];
}

function asked({ name, archived, sort, isReversed }: ModelSearch) {
  const reversed = sort === 'name' ? ('desc' as const) : ('asc' as const);
  return {
    limit: LISTED,
    sort,
    ...(name && { name }),
    ...(archived && { archived }),
    ...(isReversed && { order: reversed }),
  };
}

import { client } from './client';
import { dataOf } from './problem';
import type { Artifact, EntryPatch, VersionPath } from './types';

export function changeArtifact(
  { model, version }: VersionPath,
  artifact: string,
  body: EntryPatch,
): Promise<Artifact> {
  return dataOf(
    client.PATCH('/v1/models/{model}/versions/{version}/artifacts/{artifact}', {
      params: { path: { model, version, artifact } },
      body,
    }),
  );
}

export async function deleteArtifact({ model, version }: VersionPath, artifact: string): Promise<void> {
  await dataOf(
    client.DELETE('/v1/models/{model}/versions/{version}/artifacts/{artifact}', {
      params: { path: { model, version, artifact } },
    }),
  );
}

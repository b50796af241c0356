import type { KeyFor } from '../api/idempotency';
import type { Artifact, Model, NewArtifact, Version, VersionPath } from '../api/types';

/** What is registered: a name says which model and version, there already or not. */
export interface Wanted {
  model: string;
  version: string;
  artifact: NewArtifact;
}

export type Part = 'model' | 'version' | 'artifact';

/** What it needs of the registry. */
export interface RegistryApi {
  findModel: (name: string) => Promise<Model | undefined>;
  createModel: (name: string, keyFor: KeyFor) => Promise<Model>;
  findVersion: (model: string, name: string) => Promise<Version | undefined>;
  createVersion: (model: string, name: string, keyFor: KeyFor) => Promise<Version>;
  createArtifact: (path: VersionPath, artifact: NewArtifact, keyFor: KeyFor) => Promise<Artifact>;
}

/** Told as it goes, so that a failure can say how far it came. */
export interface Watch {
  onBegin: (part: Part) => void;
  /** A model or a version did not exist before. */
  onMade: (part: Exclude<Part, 'artifact'>, name: string) => void;
}

/**
 * Registers a file on a version of a model, and what is missing of these two. What was made stays when a later part
 * fails: called again, it is found and goes on from there, also when the name of one part was changed meanwhile.
 */
export async function register(
  { model: modelName, version: versionName, artifact }: Wanted,
  api: RegistryApi,
  keyFor: KeyFor,
  { onBegin, onMade }: Watch,
): Promise<Artifact> {
  onBegin('model');
  const known = await api.findModel(modelName);
  const model = known ?? (await api.createModel(modelName, within(keyFor, 'models')));
  if (!known) {
    onMade('model', model.name);
  }
  onBegin('version');
  const earlier = await api.findVersion(model.id, versionName);
  const version = earlier ?? (await api.createVersion(model.id, versionName, within(keyFor, model.id)));
  if (!earlier) {
    onMade('version', version.name);
  }
  onBegin('artifact');
  return api.createArtifact({ model: model.id, version: version.id }, artifact, within(keyFor, version.id));
}

/** A key is for one request: an equal body elsewhere has another. */
function within(keyFor: KeyFor, place: string): KeyFor {
  return (body) => keyFor([place, body]);
}

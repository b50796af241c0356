import type { KeyFor } from '../api/idempotency';
import type { Artifact, Model, NewArtifact, Version, VersionPath } from '../api/types';

/** What is registered: a name says which model and version, there already or not. */
export interface Wanted {
  model: string;
  /** Which is meant, where more than one is called so or one is archived: its id, or a new one. */
  meant?: string | undefined;
  version: string;
  artifact: NewArtifact;
}

export type Part = 'model' | 'version' | 'artifact';

/** What it needs of the registry. */
export interface RegistryApi {
  findModels: (name: string) => Promise<Model[]>;
  unarchiveModel: (model: string) => Promise<Model>;
  createModel: (name: string, keyFor: KeyFor) => Promise<Model>;
  findVersions: (model: string, name: string) => Promise<Version[]>;
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
  { model: modelName, meant, version: versionName, artifact }: Wanted,
  api: RegistryApi,
  keyFor: KeyFor,
  { onBegin, onMade }: Watch,
): Promise<Artifact> {
  onBegin('model');
  const known = await meantBy(await api.findModels(modelName), meant, api);
  const model = known ?? (await api.createModel(modelName, within(keyFor, 'models')));
  if (!known) {
    onMade('model', model.name);
  }
  onBegin('version');
  const versions = await api.findVersions(model.id, versionName);
  const earlier = versions.find(({ archived }) => !archived) ?? versions[0];
  const version = earlier ?? (await api.createVersion(model.id, versionName, within(keyFor, model.id)));
  if (!earlier) {
    onMade('version', version.name);
  }
  onBegin('artifact');
  return api.createArtifact({ model: model.id, version: version.id }, artifact, within(keyFor, version.id));
}

/** That a model of this name be made, though there is one. */
export const NEW = 'new';

/** A name does not say which model is meant. */
export class AmbiguousModel extends Error {}

/** Whether it has to be said which of those of a name is meant. Nobody guesses between two, or at an archived one. */
export function isAmbiguous(named: readonly Pick<Model, 'archived'>[]): boolean {
  return named.length > 1 || named.some(({ archived }) => archived);
}

/** The model that is meant; none is a new one. An archived one is brought back. */
async function meantBy(
  named: Model[],
  meant: string | undefined,
  api: RegistryApi,
): Promise<Model | undefined> {
  if (!isAmbiguous(named)) {
    return named[0];
  }
  if (meant === NEW) {
    return undefined;
  }
  const model = named.find(({ id }) => id === meant);
  if (model === undefined) {
    throw new AmbiguousModel();
  }
  return model.archived ? api.unarchiveModel(model.id) : model;
}

/** A key is for one request: an equal body elsewhere has another. */
function within(keyFor: KeyFor, place: string): KeyFor {
  return (body) => keyFor([place, body]);
}

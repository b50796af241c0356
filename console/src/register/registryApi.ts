import { findModels, findVersions } from '../api/named';
import { changeModel, createArtifact, createModel, createVersion } from '../api/registry';
import type { RegistryApi } from './registering';

export const registryApi: RegistryApi = {
  findModels,
  unarchiveModel: (model) => changeModel(model, { archived: false }),
  createModel: (name, keyFor) => createModel(name, '', keyFor),
  findVersions,
  createVersion,
  createArtifact,
};

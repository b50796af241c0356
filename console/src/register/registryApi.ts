import { findModel, findVersion } from '../api/named';
import { createArtifact, createModel, createVersion } from '../api/registry';
import type { RegistryApi } from './registering';

export const registryApi: RegistryApi = {
  findModel,
  createModel: (name, keyFor) => createModel(name, '', keyFor),
  findVersion,
  createVersion,
  createArtifact,
};

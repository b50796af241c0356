import type { VersionPath } from '../api/types';

/** The addresses of the console. */
export const links = {
  models: '/',
  model: (model: string) => `/models/${model}`,
  artifacts: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}`,
  compilations: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}/compilations`,
  compilation: (id: string) => `/compilations/${id}`,
};

import type { StepName, VersionPath } from '../api/types';

/** The addresses of the console. */
export const links = {
  home: '/',
  models: '/models',
  /** The models, with the dialog that registers one. */
  registerModel: '/models?register=1',
  model: (model: string) => `/models/${model}`,
  artifacts: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}`,
  /** Those of a version, with the dialog that registers one more. */
  registerArtifact: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}?register=1`,
  compilations: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}/compilations`,
  allCompilations: '/compilations',
  compilation: (id: string) => `/compilations/${id}`,
  set: (id: string) => `/sets/${id}`,
  log: (id: string, step: StepName, attempt: number) =>
    `/compilations/${id}/steps/${step}/attempts/${attempt}/log`,
  compare: (a: string, b: string) => `/compilations/compare?${new URLSearchParams({ a, b }).toString()}`,
};

/** Whether a page belongs to a place of the menu: a set is many compilations. */
export function isWithin(path: string, place: string): boolean {
  const inside = place === links.allCompilations ? [place, '/sets'] : [place];
  return path === place || (place !== links.home && inside.some((each) => path.startsWith(`${each}/`)));
}

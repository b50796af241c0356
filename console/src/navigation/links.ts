import type { StepName, VersionPath } from '../api/types';

/** The addresses of the console. */
export const links = {
  home: '/',
  models: '/models',
  model: (model: string) => `/models/${model}`,
  artifacts: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}`,
  /** The artifacts with the dialog open that registers one more. */
  register: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}?register=1`,
  compilations: ({ model, version }: VersionPath) => `/models/${model}/versions/${version}/compilations`,
  allCompilations: '/compilations',
  compilation: (id: string) => `/compilations/${id}`,
  log: (id: string, step: StepName, attempt: number) =>
    `/compilations/${id}/steps/${step}/attempts/${attempt}/log`,
  compare: (a: string, b: string) => `/compilations/compare?${new URLSearchParams({ a, b }).toString()}`,
};

import { late } from '../ui/late';

const LOAD = {
  home: async () => (await import('../home/HomePage')).HomePage,
  models: async () => (await import('../models/ModelsPage')).ModelsPage,
  model: async () => (await import('../models/ModelPage')).ModelPage,
  version: async () => (await import('../models/VersionPage')).VersionPage,
  compilations: async () => (await import('../compilations/CompilationsPage')).CompilationsPage,
  compilation: async () => (await import('../detail/CompilationPage')).CompilationPage,
  log: async () => (await import('../log/LogPage')).LogPage,
  comparison: async () => (await import('../comparison/ComparePage')).ComparePage,
  set: async () => (await import('../sets/SetPage')).SetPage,
};

/** The pages, each loaded when it is first gone to. */
export const HomePage = late('home', LOAD.home);
export const ModelsPage = late('models', LOAD.models);
export const ModelPage = late('model', LOAD.model);
export const VersionPage = late('version', LOAD.version);
export const CompilationsPage = late('compilations', LOAD.compilations);
export const CompilationPage = late('compilation', LOAD.compilation);
export const LogPage = late('log', LOAD.log);
export const ComparePage = late('comparison', LOAD.comparison);
export const SetPage = late('set', LOAD.set);

const FIRST: [RegExp, keyof typeof LOAD][] = [
  [/^\/$/, 'home'],
  [/^\/models$/, 'models'],
  [/^\/models\/[^/]+$/, 'model'],
  [/^\/models\/.+\/versions\//, 'version'],
  [/^\/compilations$/, 'compilations'],
  [/^\/compilations\/c-[^/]+$/, 'compilation'],
];

/** Begins to load the page of an address, while it is still found out who comes. It is asked for again if it fails. */
export function begin(path: string): void {
  const [, page] = FIRST.find(([form]) => form.test(path)) ?? [];
  if (page !== undefined) {
    LOAD[page]().catch(() => undefined);
  }
}

import { late } from '../ui/late';

/** The pages, each loaded when it is first gone to. */
export const HomePage = late('home', async () => (await import('../home/HomePage')).HomePage);
export const ModelsPage = late('models', async () => (await import('../models/ModelsPage')).ModelsPage);
export const ModelPage = late('model', async () => (await import('../models/ModelPage')).ModelPage);
export const VersionPage = late('version', async () => (await import('../models/VersionPage')).VersionPage);
export const CompilationsPage = late(
  'compilations',
  async () => (await import('../compilations/CompilationsPage')).CompilationsPage,
);
export const CompilationPage = late(
  'compilation',
  async () => (await import('../detail/CompilationPage')).CompilationPage,
);
export const LogPage = late('log', async () => (await import('../log/LogPage')).LogPage);
export const ComparePage = late(
  'comparison',
  async () => (await import('../comparison/ComparePage')).ComparePage,
);

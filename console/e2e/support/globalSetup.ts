import type { TestProject } from 'vitest/node';
import { startService } from './service';

declare module 'vitest' {
  interface ProvidedContext {
    url: string;
    volume: string;
  }
}

/** One service for all tests; each registers a model of its own. */
export default async function setup(project: TestProject) {
  const service = await startService();
  project.provide('url', service.url);
  project.provide('volume', service.volume);
  return () => service.remove();
}

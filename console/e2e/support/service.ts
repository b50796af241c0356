import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { endJobs } from './jobs';

export const ROOT = resolve(import.meta.dirname, '../../..');

export interface Service {
  url: string;
  /** The folder of the volume `models`. */
  volume: string;
  /** The folder of all that it keeps. */
  data: string;
  /** As a crash does it. */
  kill: () => Promise<void>;
  /** On the same port, with the same data. */
  startAgain: () => Promise<void>;
  remove: () => Promise<void>;
}

/** Starts what `make run` starts, with fresh data on a free port. Its Jobs have one core, so they queue. */
export async function startService(more: Record<string, string> = {}): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'npuc-console-'));
  const volume = join(folder, 'models');
  mkdirSync(volume);
  let running = await run(folder, volume, '0', more);
  const { url } = running;
  const kill = async () => {
    running.process.kill('SIGKILL');
    await once(running.process, 'exit');
  };
  return {
    url,
    volume,
    data: join(folder, 'data'),
    kill,
    startAgain: async () => {
      running = await run(folder, volume, new URL(url).port, more);
    },
    remove: async () => {
      await kill();
      await endJobs(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(
  folder: string,
  volume: string,
  port: string,
  more: Record<string, string>,
): Promise<{ process: ChildProcess; url: string }> {
  const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('NPUC_'));
  const child = spawn(join(ROOT, 'scripts/serve'), {
    env: {
      ...Object.fromEntries(outside),
      NPUC_DATA: join(folder, 'data'),
      NPUC_PORT: port,
      NPUC_SAMPLES: '0',
      NPUC_VOLUMES: `models=${volume}`,
      NPUC_CPU: '1',
      NPUC_MEMORY: '64Gi',
      ...more,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /^npuc answers at (http:[^ ,]+)/.exec(line)?.[1];
    if (url !== undefined) {
      child.stderr.resume();
      return { process: child, url };
    }
  }
  throw new Error('the service did not start');
}

import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Artifact, Compilation, Model, Version } from '../../src/api/types';
import { ROOT } from './service';

export interface Registered {
  model: Model;
  version: Version;
  /** The address of its page. */
  page: string;
  /** The folder that its files are in. */
  folder: string;
}

/** What tests prepare through the API: models with real files. */
export class Registry {
  readonly #url: string;
  readonly #volume: string;

  constructor(url = inject('url'), volume = inject('volume')) {
    this.#url = url;
    this.#volume = volume;
  }

  async version(name: string, description?: string): Promise<Registered> {
    const model = await this.post<Model>('/v1/models', { name, ...(description && { description }) });
    const version = await this.post<Version>(`/v1/models/${model.id}/versions`, { name: '1' });
    const folder = join(this.#volume, version.id);
    mkdirSync(folder);
    return { model, version, page: `/models/${model.id}/versions/${version.id}`, folder };
  }

  /** A version with a real wake-word model as its original. */
  async tflite(name: string, description?: string): Promise<Registered> {
    const made = await this.version(name, description);
    await this.original(made);
    return made;
  }

  original(made: Registered): Promise<Artifact> {
    cpSync(sampleModel(), join(made.folder, 'hey_jarvis.tflite'));
    return this.artifact(made, 'tflite', 'hey_jarvis.tflite');
  }

  /** The original that RNGD takes; its weights are not read before it is compiled. */
  async safetensors(made: Registered): Promise<Artifact> {
    mkdirSync(join(made.folder, 'llama'));
    writeFileSync(join(made.folder, 'llama/config.json'), '{"model_type":"llama"}');
    return this.artifact(made, 'safetensors', 'llama');
  }

  /** Writes a file that can be registered; gives its name. */
  file(made: Registered, name: string, content: string): string {
    writeFileSync(join(made.folder, name), content);
    return name;
  }

  artifact({ version, page }: Registered, platform: string, file: string): Promise<Artifact> {
    return this.post<Artifact>(`/v1${page}/artifacts`, {
      platform,
      uri: `pvc://models/${version.id}/${file}`,
    });
  }

  compile({ page }: Registered, body: object = {}): Promise<Compilation> {
    return this.post<Compilation>(`/v1${page}/compilations`, { platform: 'ethos-u', ...body });
  }

  /** All of a version, each whole: a list leaves environments out. */
  async compilations({ page }: Registered): Promise<Compilation[]> {
    const list = await this.get<{ items: { id: string }[] }>(`/v1${page}/compilations`);
    return Promise.all(list.items.map(({ id }) => this.get<Compilation>(`/v1/compilations/${id}`)));
  }

  async get<T>(path: string): Promise<T> {
    return (await (await fetch(this.#url + path)).json()) as T;
  }

  async remove(path: string): Promise<void> {
    const answer = await fetch(this.#url + path, { method: 'DELETE' });
    if (!answer.ok) {
      throw new Error(`${path}: ${await answer.text()}`);
    }
  }

  post<T>(path: string, body?: object): Promise<T> {
    return this.#send<T>('POST', path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.#send<T>('PATCH', path, body);
  }

  async #send<T>(method: string, path: string, body?: object): Promise<T> {
    const answer = await fetch(this.#url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) {
      throw new Error(`${path}: ${await answer.text()}`);
    }
    return (await answer.json()) as T;
  }
}

export function sampleModel(): string {
  const lib = join(ROOT, '.venv/lib');
  const found = readdirSync(lib)
    .map((python) => join(lib, python, 'site-packages/pymicro_wakeword/models/hey_jarvis.tflite'))
    .find(existsSync);
  if (found === undefined) {
    throw new Error('the sample models are missing: run `make setup`');
  }
  return found;
}

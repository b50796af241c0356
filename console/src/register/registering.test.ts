import { describe, expect, test } from 'vitest';
import { newKeys } from '../api/idempotency';
import type { Artifact, Model, Version } from '../api/types';
import { AmbiguousModel, NEW, register, type Part, type RegistryApi } from './registering';

const ARTIFACT = { platform: 'tflite', uri: 'pvc://models/keyword.tflite' };
const WANTED = { model: 'keyword', version: '1', artifact: ARTIFACT };

describe('registering in one go', () => {
  test('makes model, version and artifact, and tells how far it came', async () => {
    const registry = new FakeRegistry();
    const told: string[] = [];
    const artifact = await register(WANTED, registry, newKeys(), watch(told));
    expect(artifact).toMatchObject({ modelId: 'm-keyword', versionId: 'v-m-keyword-1' });
    expect(told).toEqual(['model', 'made keyword', 'version', 'made 1', 'artifact']);
  });

  test('adds to a model and a version that are there', async () => {
    const registry = new FakeRegistry();
    await register(WANTED, registry, newKeys(), watch([]));
    const told: string[] = [];
    await register({ ...WANTED, version: '2' }, registry, newKeys(), watch(told));
    await register({ ...WANTED, version: '2' }, registry, newKeys(), watch(told));
    expect(told.filter((one) => one.startsWith('made'))).toEqual(['made 2']);
    expect(registry.models.map(({ name }) => name)).toEqual(['keyword']);
  });

  test('goes on where it failed, and makes nothing twice', async () => {
    const registry = new FakeRegistry();
    const keyFor = newKeys();
    registry.refuses = true;
    const told: string[] = [];
    await expect(register(WANTED, registry, keyFor, watch(told))).rejects.toThrow('there is no file');
    registry.refuses = false;
    await register(WANTED, registry, keyFor, watch(told));
    expect(told).toEqual([
      'model',
      'made keyword',
      'version',
      'made 1',
      'artifact',
      'model',
      'version',
      'artifact',
    ]);
    expect(registry.keys.filter((key) => key.startsWith('model'))).toHaveLength(1);
  });

  test('makes no second model where one of the name is archived or two are called so, but asks', async () => {
    for (const others of [
      [model('m-1', true)],
      [model('m-1'), model('m-2')],
      [model('m-1'), model('m-2', true)],
    ]) {
      const registry = new FakeRegistry();
      registry.models.push(...others);
      await expect(register(WANTED, registry, newKeys(), watch([]))).rejects.toThrow(AmbiguousModel);
      const gone = { ...WANTED, meant: 'm-9' };
      await expect(register(gone, registry, newKeys(), watch([]))).rejects.toThrow(AmbiguousModel);
      expect(registry.models).toEqual(others);
    }
  });

  test('takes the model that is said, brings an archived one back, or makes a new one', async () => {
    const registry = new FakeRegistry();
    registry.models.push(model('m-1'), model('m-2', true));
    const meant = async (id: string) =>
      (await register({ ...WANTED, meant: id }, registry, newKeys(), watch([]))).modelId;

    expect(await meant('m-1')).toBe('m-1');
    expect(await meant('m-2')).toBe('m-2');
    expect(registry.models.map(({ archived }) => archived)).toEqual([false, false]);
    expect(await meant(NEW)).toBe('m-keyword');
  });

  test('equal names at different places have different keys', async () => {
    const registry = new FakeRegistry();
    const keyFor = newKeys();
    await register({ ...WANTED, model: '1' }, registry, keyFor, watch([]));
    await register({ ...WANTED, model: '2' }, registry, keyFor, watch([]));
    const keys = registry.keys.map((key) => key.replace(/^\w+ /, ''));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

function model(id: string, archived = false): Model {
  return { id, name: 'keyword', archived } as Model;
}

function watch(told: string[]) {
  return {
    onBegin: (part: Part) => {
      told.push(part);
    },
    onMade: (_: Part, name: string) => {
      told.push(`made ${name}`);
    },
  };
}

/** A registry in memory, whose names decide. */
class FakeRegistry implements RegistryApi {
  readonly models: Model[] = [];
  readonly versions = new Map<string, Version>();
  readonly keys: string[] = [];
  refuses = false;

  findModels: RegistryApi['findModels'] = (name) =>
    Promise.resolve(this.models.filter((model) => model.name === name));
  findVersions: RegistryApi['findVersions'] = (model, name) =>
    Promise.resolve([this.versions.get(`${model}-${name}`)].filter((found) => found !== undefined));

  unarchiveModel: RegistryApi['unarchiveModel'] = (id) => {
    const at = this.models.findIndex((model) => model.id === id);
    const model = { ...this.models[at], archived: false } as Model;
    this.models[at] = model;
    return Promise.resolve(model);
  };

  createModel: RegistryApi['createModel'] = (name, keyFor) => {
    this.keys.push(`model ${keyFor({ name })}`);
    const model = { id: `m-${name}`, name, archived: false } as Model;
    this.models.push(model);
    return Promise.resolve(model);
  };

  createVersion: RegistryApi['createVersion'] = (model, name, keyFor) => {
    this.keys.push(`version ${keyFor({ name })}`);
    const version = { id: `v-${model}-${name}`, name } as Version;
    this.versions.set(`${model}-${name}`, version);
    return Promise.resolve(version);
  };

  createArtifact: RegistryApi['createArtifact'] = ({ model, version }, artifact, keyFor) => {
    if (this.refuses) {
      return Promise.reject(new Error('there is no file'));
    }
    this.keys.push(`artifact ${keyFor(artifact)}`);
    return Promise.resolve({ modelId: model, versionId: version } as Artifact);
  };
}

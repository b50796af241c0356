import { describe, expect, test } from 'vitest';
import { newKeys } from '../api/idempotency';
import type { Artifact, Model, Version } from '../api/types';
import { register, type Part, type RegistryApi } from './registering';

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
    expect([...registry.models.keys()]).toEqual(['keyword']);
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

  test('equal names at different places have different keys', async () => {
    const registry = new FakeRegistry();
    const keyFor = newKeys();
    await register({ ...WANTED, model: '1' }, registry, keyFor, watch([]));
    await register({ ...WANTED, model: '2' }, registry, keyFor, watch([]));
    const keys = registry.keys.map((key) => key.replace(/^\w+ /, ''));
    expect(new Set(keys).size).toBe(keys.length);
  });
});

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
  readonly models = new Map<string, Model>();
  readonly versions = new Map<string, Version>();
  readonly keys: string[] = [];
  refuses = false;

  findModel: RegistryApi['findModel'] = (name) => Promise.resolve(this.models.get(name));
  findVersion: RegistryApi['findVersion'] = (model, name) =>
    Promise.resolve(this.versions.get(`${model}-${name}`));

  createModel: RegistryApi['createModel'] = (name, keyFor) => {
    this.keys.push(`model ${keyFor({ name })}`);
    const model = { id: `m-${name}`, name } as Model;
    this.models.set(name, model);
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

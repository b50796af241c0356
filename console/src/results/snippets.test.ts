import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { identifier } from './ethosUUse';
import { placeOf } from './rngdUse';
import type { Made } from './snippet';
import { snippetsOf } from './snippets';
import { kubernetesName, shellWord } from './words';

const PUBLISHED = { publishedUri: 'pvc://models/rngd-0c1d2e3f4a5b-01kaxf9a2b3c4d5e6f7g8h9j0k' };
const FILE = { size: 1, sha256: '' };
const code = (made: Made, what: string, uri: string | null = PUBLISHED.publishedUri) =>
  snippetsOf({ publishedUri: uri }, made).find((snippet) => snippet.what === what)?.code;

const RNGD: Made = {
  platform: 'rngd',
  summary: { parallelConfig: { tensor_parallel_size: 16, pipeline_parallel_size: 1 } },
  files: [{ path: 'model.fxb', ...FILE }],
  toolchain: { name: 'furiosa-llm', version: '2026.4.0' },
  options: {},
  baseArtifact: { id: 'a-1', uri: 'hf://org/Llama-3.1_8B@main', digest: null },
};

const ETHOS: Made = {
  ...RNGD,
  platform: 'ethos-u',
  summary: { npuOperators: 41, cpuOperators: 2, totalSramUsedKib: 37.8 },
  files: [{ path: 'hey jarvis_vela.tflite', ...FILE }],
  options: { acceleratorConfig: 'ethos-u85-256' },
};

describe('an RNGD folder', () => {
  test('is served from where its volume is mounted', () => {
    expect(code(RNGD, 'serve')).toBe(
      'furiosa-llm serve /mnt/models/rngd-0c1d2e3f4a5b-01kaxf9a2b3c4d5e6f7g8h9j0k --served-model-name llama-3-1-8b --port 8000',
    );
  });

  test.each(['kserve', 'llmD'])('%s asks for its cards, and mounts its folder', (what) => {
    const manifest = code(RNGD, what) ?? '';
    expect(manifest).toContain('furiosa.ai/rngd: "2"');
    expect(manifest).toContain('claimName: "models"');
    expect(manifest).toContain('subPath: "rngd-0c1d2e3f4a5b-01kaxf9a2b3c4d5e6f7g8h9j0k"');
    expect(manifest).toContain('SDK 2026.4.0');
    expect(manifest).not.toMatch(/undefined|null|\t/);
  });

  test('that is not on a volume has no command', () => {
    expect(snippetsOf({ publishedUri: null }, RNGD)).toEqual([]);
    expect(placeOf('s3://bucket/key')).toBeUndefined();
  });
});

describe('an Ethos-U model', () => {
  test('becomes a C array under the name that xxd gives it', () => {
    expect(code(ETHOS, 'array')).toBe(
      "xxd -i 'hey jarvis_vela.tflite' | sed '1s/^unsigned char/alignas(16) extern const unsigned char/' > 'hey jarvis_vela.cc'",
    );
    expect(code(ETHOS, 'tflm')).toContain('extern const unsigned char hey_jarvis_vela_tflite[];');
  });

  test('registers the operator of the NPU, and room for those on the CPU', () => {
    const tflm = code(ETHOS, 'tflm');
    expect(tflm).toContain('MicroMutableOpResolver<3> resolver;');
    expect(tflm).toContain('resolver.AddEthosU();');
    expect(tflm).toContain('arena[64 * 1024]');
    expect(tflm).toContain('-DETHOSU_TARGET_NPU_CONFIG=ethos-u85-256');
  });

  test('of which nothing runs on the NPU does without its operator', () => {
    const tflm = code({ ...ETHOS, summary: { npuOperators: 0, cpuOperators: 43 } }, 'tflm');
    expect(tflm).not.toContain('AddEthosU');
    expect(tflm).toContain('MicroMutableOpResolver<43>');
  });

  test('whose file is not there has no steps', () => {
    expect(snippetsOf(PUBLISHED, { ...ETHOS, files: [] })).toEqual([]);
  });
});

test('a platform that is not known here has no steps', () => {
  expect(snippetsOf(PUBLISHED, { ...RNGD, platform: 'abacus' })).toEqual([]);
});

test.each([
  ['a.tflite', 'a_tflite'],
  ['1x.tflite', '__1x_tflite'],
  ['é.tflite', '___tflite'],
])('xxd calls %s %s', (file, name) => {
  expect(identifier(file)).toBe(name);
});

test.each(['plain.tflite', 'two words', "it's", '-dash', '$(reboot)', 'a;b', '한국어'])(
  'a shell gets %j as one word',
  (word) => {
    expect(execFileSync('sh', ['-c', `printf %s ${shellWord(word)}`]).toString()).toBe(word);
  },
);

test.each([
  ['Llama-3.1_8B', 'llama-3-1-8b'],
  ['한국어', 'model'],
  ['3x', 'x'],
  [`${'x'.repeat(60)}-`, 'x'.repeat(50)],
])('Kubernetes takes %j as %j', (text, name) => {
  expect(kubernetesName(text)).toBe(name);
});

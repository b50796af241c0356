import { describe, expect, test } from 'vitest';
import type { Manifest } from '../api/types';
import { en } from '../i18n/en';
import { measureName, measureText, shortTime } from './measureText';
import { resultOf } from './resultOf';

const manifest = (platform: string, summary: object, more: object = {}) =>
  ({ platform, summary, files: [], totalBytes: 0, ...more }) as unknown as Manifest;
const shown = (of: Manifest) =>
  resultOf(of).first.map((measure) => [measureName(measure.name, en), measureText(measure, en)]);

/** What vela 5.2.0 says of a wake word. */
const VELA = {
  npuOperators: 41,
  npuOperatorPercent: 97.6,
  cpuOperators: 1,
  cpuOperatorPercent: 2.4,
  acceleratorConfig: 'Ethos_U55_256',
  totalSramUsedKib: 37.8125,
  totalDramUsedKib: 0,
  totalOffChipFlashUsedKib: 50.5,
  npuEncodedWeightsBytes: 41_000,
  originalWeightsBytes: 52_000,
  inferenceTimeSeconds: 0.000_421_9,
};

describe('an Ethos-U result', () => {
  const result = resultOf(manifest('ethos-u', VELA));

  test('tells the share of the NPU', () => {
    expect(result.share).toEqual({ npu: 41, all: 42, percent: (100 * 41) / 42 });
  });

  test('has units, and leaves out what is not used', () => {
    expect(shown(manifest('ethos-u', VELA))).toEqual([
      ['Inference time', '422 µs'],
      ['SRAM', '37.8 KiB'],
      ['Off-chip flash', '50.5 KiB'],
      ['Weights, encoded for the NPU', '40 KiB'],
    ]);
  });

  test('without a summary has nothing, and breaks nothing', () => {
    expect(resultOf(manifest('ethos-u', {}))).toEqual({ share: undefined, first: [], more: [] });
    const odd = { npuOperators: '41', cpuOperators: null, inferenceTimeSeconds: [], totalSramUsedKib: {} };
    expect(resultOf(manifest('ethos-u', odd)).first).toEqual([]);
  });
});

describe('a result for Qualcomm HTP', () => {
  /** What onnxruntime-qnn 2.7.0 says of a text direction classifier, in part. */
  const summary = {
    target: 'snapdragon-8-gen-3',
    chip: 'SM8650',
    precision: 'fp16',
    npuOperators: 181,
    cpuOperators: 0,
    contextBytes: 578_438,
    modelOperators: { Conv: 53, Relu: 15 },
    inputs: ['x FLOAT 1x3x48x192'],
    versions: { 'onnxruntime-qnn': '2.7.0' },
  };

  test('tells the share of the NPU, bytes and target', () => {
    const made = manifest('qualcomm-htp', summary);
    expect(resultOf(made).share).toEqual({ npu: 181, all: 181, percent: 100 });
    expect(shown(made)).toEqual([
      ['Compiled model', '564.9 KiB'],
      ['Target', 'snapdragon-8-gen-3'],
      ['Precision', 'fp16'],
    ]);
    expect(resultOf(made).more.map(({ value }) => value)).toEqual([
      'SM8650',
      'x FLOAT 1x3x48x192',
      'Conv 53, Relu 15',
      'onnxruntime-qnn 2.7.0',
    ]);
  });

  test('without a summary has nothing, and breaks nothing', () => {
    expect(resultOf(manifest('qualcomm-htp', {}))).toEqual({ share: undefined, first: [], more: [] });
    const odd = { inputs: {}, modelOperators: null, versions: 2, target: 7 };
    expect(resultOf(manifest('qualcomm-htp', odd)).more).toEqual([]);
  });
});

describe('a result for Rockchip', () => {
  /** What rknn-toolkit2 2.5.0 says of a text direction classifier, in part. */
  const summary = {
    target: 'rk3588',
    precision: 'int8',
    calibrationSamples: 4,
    contextBytes: 858_382,
    modelOperators: { Conv: 53, Relu: 15 },
    inputs: ['x FLOAT 1x3x48x192'],
    reproducible: false,
    versions: { 'rknn-toolkit2': '2.5.0' },
  };

  test('tells bytes, target, precision and samples', () => {
    const made = manifest('rockchip', summary);
    expect(resultOf(made).share).toBeUndefined();
    expect(shown(made)).toEqual([
      ['Compiled model', '838.3 KiB'],
      ['Target', 'rk3588'],
      ['Precision', 'int8'],
    ]);
    expect(resultOf(made).more.map(({ value }) => value)).toEqual([
      4,
      'x FLOAT 1x3x48x192',
      'Conv 53, Relu 15',
      'rknn-toolkit2 2.5.0',
    ]);
  });

  test('without a summary has nothing, and breaks nothing', () => {
    expect(resultOf(manifest('rockchip', {}))).toEqual({ share: undefined, first: [], more: [] });
    const odd = { inputs: {}, modelOperators: null, versions: 2, target: 7, calibrationSamples: 'x' };
    expect(resultOf(manifest('rockchip', odd)).more).toEqual([]);
  });
});

describe('an RNGD result', () => {
  const files = [
    { path: 'model.fxb', size: 26 * 1024 ** 2, sha256: '' },
    { path: 'model-00001-of-00002.safetensors', size: 1024 ** 3, sha256: '' },
    { path: 'model-00002-of-00002.safetensors', size: 1024 ** 3, sha256: '' },
    { path: 'config.json', size: 400, sha256: '' },
  ];
  const summary = (parallelConfig: object) => ({
    kernelCount: 10,
    parallelConfig,
    buckets: ['b1_a128_kv0', 'tw128'],
    versions: { furiosa_llm: { version: '2026.4.0', revision: 'x' } },
  });

  test('tells kernels, bundle, weights and cards', () => {
    const one = manifest('rngd', summary({ tensor_parallel_size: 8 }), { files });
    expect(shown(one)).toEqual([
      ['Kernels', '10'],
      ['Bundle', '26 MiB'],
      ['Weights, those of the model', '2 GiB'],
      ['Cards', '1'],
    ]);
    expect(resultOf(one).more.map(({ value }) => value)).toEqual([
      'b1_a128_kv0, tw128',
      'furiosa_llm 2026.4.0',
    ]);
  });

  test.each([
    [{ tensor_parallel_size: 4, pipeline_parallel_size: 1 }, 1],
    [{ tensor_parallel_size: 16, pipeline_parallel_size: 2 }, 4],
    [{ tensor_parallel_size: 32 }, 4],
  ])('%j takes %d cards', (parallel, cards) => {
    const found = resultOf(manifest('rngd', summary(parallel))).first.find(({ name }) => name === 'cards');
    expect(found?.value).toBe(cards);
  });

  test('of an older bundle tells what it has', () => {
    expect(shown(manifest('rngd', { versions: null, parallelConfig: null }))).toEqual([]);
  });
});

test('of a platform that is not known here the summary is shown as it is', () => {
  const made = manifest('abacus', { beads: 1200, wood: 'oak', rows: [1, 2], none: null });
  expect(shown(made)).toEqual([
    ['beads', '1,200'],
    ['wood', 'oak'],
    ['rows', '[1,2]'],
  ]);
});

test.each([
  [0.000_000_9, '0.9 µs'],
  [0.000_084_21, '84.2 µs'],
  [0.001_234, '1.23 ms'],
  [0.25, '250 ms'],
  [2, '2.0 s'],
])('%d s of a chip are %s', (seconds, text) => {
  expect(shortTime(seconds, en)).toBe(text);
});

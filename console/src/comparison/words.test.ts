import { describe, expect, test } from 'vitest';
import type { Difference } from '../api/types';
import { en } from '../i18n/en';
import { changeOf, isNoise, partsOf, rowOf } from './words';

const TITLES = new Map([['optimise', 'Optimise for']]);
const WARNINGS = new Map([['No tokenizer.', '토크나이저가 없습니다.']]);
const row = (section: Difference['section'], path: string, a: unknown, b: unknown) => {
  const {
    name,
    a: one,
    b: other,
    change,
  } = rowOf({ section, path, a, b }, { titles: TITLES, warnings: WARNINGS }, en);
  return [name, one, other, change];
};

describe('a difference', () => {
  test.each([
    ['options', '/optimise', 'Performance', 'Size', ['Optimise for', 'Performance', 'Size', undefined]],
    ['options', '/new', null, true, ['new', 'not there', 'Yes', undefined]],
    ['additionalArgs', '', [], ['--x'], ['Additional Args', '', '--x', undefined]],
    ['limits', '/runSeconds', 3600, 7200, ['Run', '1 h', '2 h', '+100 %']],
    ['resources', '/memory', '1Gi', '2Gi', ['Memory', '1Gi', '2Gi', undefined]],
    ['toolchain', '/version', '5.1', '5.2', ['Version', '5.1', '5.2', undefined]],
    ['results', '/phase', 'Registered', 'Failed', ['Phase', 'Registered', 'Failed', undefined]],
    ['results', '/totalBytes', 2048, 1024, ['Size of all files', '2 KiB', '1 KiB', '-50 %']],
    ['results', '/summary/totalSramUsedKib', 8, 8.5, ['SRAM', '8 KiB', '8.5 KiB', '+6.3 %']],
    [
      'results',
      '/summary/inferenceTimeSeconds',
      0.000_05,
      0.000_04,
      ['Inference time', '50 µs', '40 µs', '-20 %'],
    ],
    ['results', '/summary/npuOperatorPercent', 97.4, 41, ['Share of the NPU', '97.4 %', '41 %', undefined]],
    ['results', '/files/a~1b.bin/sizeBytes', 1, null, ['a/b.bin: size', '1 B', 'not there', undefined]],
    ['results', '/durations/compile', 2, 4, ['Time to compile', '2.0 s', '4.0 s', '+100 %']],
    ['results', '/summary/beads', 1, 2, ['beads', '1', '2', '+100 %']],
    ['environment', '/A/value', '1', null, ['A', '1', 'not there', undefined]],
    [
      'results',
      '/warnings',
      ['No tokenizer.', 'of another'],
      null,
      ['Warnings', '토크나이저가 없습니다.\nof another', 'not there', undefined],
    ],
    ['results', '/reasonCode', null, 'DiskFull', ['Reason', 'not there', 'A disk is full', undefined]],
  ] as const)('of %s at %s', (section, path, a, b, expected) => {
    expect(row(section, path, a, b)).toEqual(expected);
  });

  test('of a secret does not tell it', () => {
    expect(row('environment', '/HF_TOKEN/secret', null, true)).toEqual([
      'HF_TOKEN',
      'not there',
      'a secret',
      undefined,
    ]);
  });

  test('is noise where it is only content or time', () => {
    const of = (path: string) => isNoise({ section: 'results', path, a: 1, b: 2 });
    expect(['/files/x/sha256', '/durations/verify', '/files/x/sizeBytes', '/totalBytes'].map(of)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

test('a JSON Pointer has its slashes and tildes back', () => {
  expect(partsOf('/a~1b/~0c')).toEqual(['a/b', '~c']);
  expect(partsOf('')).toEqual([]);
});

test('there is no change in percent of nothing, or to nothing', () => {
  expect([changeOf(0, 1), changeOf(1, 0), changeOf('1', 2), changeOf(2, 3)]).toEqual([
    undefined,
    undefined,
    undefined,
    '+50 %',
  ]);
});

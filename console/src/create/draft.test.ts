import { describe, expect, test } from 'vitest';
import type { Option, Platform } from '../api/types';
import { bodyOf, draftOf, newDraft, onPlatform, withFile } from './draft';

const RNGD = platform('rngd', [
  { name: 'maxContextLength', type: 'integer', default: 4096, min: 16, max: 1_048_576, powerOfTwo: false },
  { name: 'tensorParallel', type: 'choice', default: 8, choices: [4, 8, 32] },
  { name: 'prefillBuckets', type: 'buckets', default: null, maxItems: 64 },
]);
const ETHOS_U = platform('ethos-u', [
  { name: 'optimise', type: 'choice', default: 'Performance', choices: ['Performance', 'Size'] },
  { name: 'separateIoRegions', type: 'flag', default: false },
]);

describe('the body of a draft', () => {
  test('has the defaults, and leaves out what is empty', () => {
    expect(bodyOf(newDraft(RNGD, 'a-1'), RNGD)).toEqual({
      baseArtifactId: 'a-1',
      platform: 'rngd',
      resources: { cpu: '1', memory: '1Gi' },
      options: { maxContextLength: 4096, tensorParallel: 8 },
    });
  });

  test('has numbers as numbers and buckets as they were typed', () => {
    const draft = newDraft(RNGD, 'a-1');
    const options = { maxContextLength: ' 512 ', tensorParallel: '32', prefillBuckets: '1,128, 1,512' };
    expect(bodyOf({ ...draft, options }, RNGD).options).toEqual({
      maxContextLength: 512,
      tensorParallel: 32,
      prefillBuckets: '1,128, 1,512',
    });
  });

  test('has what is no number as it is, for the service to say so', () => {
    const draft = { ...newDraft(RNGD, 'a-1'), options: { maxContextLength: 'many' }, runSeconds: 'long' };
    expect(bodyOf(draft, RNGD)).toMatchObject({
      options: { maxContextLength: 'many' },
      limits: { runSeconds: 'long' },
    });
  });

  test('has a name and a note where they were given', () => {
    const draft = { ...newDraft(ETHOS_U, 'a-1'), name: ' board B ', note: ' ' };
    expect(bodyOf(draft, ETHOS_U).name).toBe('board B');
    expect(bodyOf(draft, ETHOS_U)).not.toHaveProperty('note');
  });

  test('has an argument for each line that is not blank', () => {
    const draft = { ...newDraft(ETHOS_U, 'a-1'), additionalArgs: ' --verbose-performance \n\n--flag=a b\n' };
    expect(bodyOf(draft, ETHOS_U).additionalArgs).toEqual(['--verbose-performance', '--flag=a b']);
  });
});

test('another platform takes settings and arguments away, and leaves the artifact and the environment', () => {
  const draft = { ...newDraft(ETHOS_U, 'a-1'), additionalArgs: '--flag', envFile: 'A=1', runSeconds: '60' };
  expect(onPlatform(draft, RNGD)).toMatchObject({
    platform: 'rngd',
    baseArtifactId: 'a-1',
    additionalArgs: '',
    envFile: 'A=1',
    runSeconds: '60',
    options: { maxContextLength: '4096' },
  });
});

describe('a file that is dropped', () => {
  const draft = newDraft(ETHOS_U, 'a-1');

  test('is the environment when nothing was typed', () => {
    expect(withFile({ ...draft, envFile: ' \n' }, 'team.env', 'B=2\n', 'typed')).toEqual({
      envFileName: 'team.env',
      envFile: 'B=2\n',
    });
  });

  test('follows what was typed or dropped before', () => {
    const typed = { ...draft, envFile: 'A=1\n\n' };
    const first = withFile(typed, 'team.env', 'B=2', 'typed');
    expect(first).toEqual({ envFileName: 'typed, team.env', envFile: 'A=1\nB=2' });
    expect(withFile({ ...typed, ...first }, 'mine.env', 'C=3', 'typed')).toEqual({
      envFileName: 'typed, team.env, mine.env',
      envFile: 'A=1\nB=2\nC=3',
    });
  });
});

test('a compilation that is repeated unchanged asks for the same', () => {
  const recompile = {
    baseArtifactId: 'a-1',
    platform: 'rngd',
    resources: { cpu: '8', memory: '64Gi' },
    limits: { queueSeconds: 86_400, pendingSeconds: 1800, runSeconds: 28_800 },
    options: {
      maxContextLength: 512,
      tensorParallel: 4,
      prefillBuckets: [
        [1, 128],
        [1, 512],
      ],
    },
    additionalArgs: ['--flag=1'],
    environment: [
      { name: 'A', value: '1', secret: false as const },
      { name: 'HF_TOKEN', secret: true as const, keepFrom: 'c-1' },
    ],
    labels: { team: 'vision' },
    copyTo: 's3://bucket/binaries',
    recompileOf: 'c-1',
  };
  expect(bodyOf(draftOf(recompile, RNGD), RNGD)).toEqual({
    ...recompile,
    options: { ...recompile.options, prefillBuckets: '1,128, 1,512' },
  });
});

function platform(name: string, options: Omit<Option, 'title' | 'help' | 'tier'>[]): Platform {
  return {
    name,
    title: name,
    accepts: [],
    produces: name,
    available: true,
    toolchain: null,
    installation: '',
    options: options.map((option) => ({ ...option, title: option.name, help: '', tier: 'common' })),
    additionalArgs: { supported: true, note: null, allowed: [] },
    resources: { cpu: '1', memory: '1Gi' },
  };
}

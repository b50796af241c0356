import { describe, expect, test } from 'vitest';
import type { ReasonCode } from '../api/types';
import { en } from '../i18n/en';
import { cureOf, offeredCures } from './cure';

const CODES = Object.keys(en.reasons) as ReasonCode[];
const FAILED = {
  phase: 'Failed',
  actions: { stop: false, recompile: true, delete: true, retry: ['compile'] },
  registration: { state: 'Pending', artifactId: null, reason: null, external: null },
  steps: [],
} as const;
const offered = (code: ReasonCode, more: object = {}) =>
  offeredCures({ code }, { ...FAILED, ...more } as unknown as Parameters<typeof offeredCures>[1]);

describe('what helps', () => {
  test('is known for each of the 41 reasons', () => {
    expect(CODES).toHaveLength(41);
    expect(CODES.filter((code) => cureOf({ code }).length === 0)).toEqual([]);
  });

  test.each(['InvalidModel', 'ModelChanged', 'UnsupportedModel', 'SourceMissing', 'SourceChanged'] as const)(
    'against %s is the corrected file, never a retry',
    (code) => {
      expect(cureOf({ code })[0]).toBe('register');
      expect(cureOf({ code })).not.toContain('retry');
    },
  );

  test.each([
    'OptionsRefused',
    'StagingMissing',
    'OutOfMemory',
    'ManifestMismatch',
    'StoppedByUser',
  ] as const)('against %s is to compile again, never a retry', (code) => {
    expect(cureOf({ code })).toEqual(['recompile']);
  });

  test.each(['DiskFull', 'Evicted', 'CompilerKilled', 'JobLost', 'PublishConflict', 'Queued'] as const)(
    'against %s is first of all a retry',
    (code) => {
      expect(cureOf({ code })[0]).toBe('retry');
    },
  );

  test('against what no machine takes is to ask for less, never a retry', () => {
    expect(cureOf({ code: 'Unschedulable' })).toEqual(['recompileSmaller']);
    expect(offered('Unschedulable')).toEqual(['recompileSmaller']);
  });

  test('against a compiler that failed is first of all its log', () => {
    expect(cureOf({ code: 'CompilerFailed' })).toEqual(['log', 'recompile', 'retry']);
  });
});

describe('what is offered', () => {
  test('is what the service lets be done', () => {
    expect(offered('PublishConflict')).toEqual(['retry']);
    expect(offered('PublishConflict', { actions: { ...FAILED.actions, retry: [] } })).toEqual([]);
    expect(offered('OptionsRefused', { actions: { ...FAILED.actions, recompile: false } })).toEqual([]);
  });

  test('is nothing while it waits', () => {
    const waiting = { phase: 'Pending', actions: { stop: true, recompile: false, delete: false, retry: [] } };
    expect(CODES.flatMap((code) => offered(code, waiting))).toEqual([]);
  });

  test('is a log only where an attempt failed', () => {
    expect(offered('CompilerFailed')).toEqual(['recompile', 'retry']);
    const steps = [{ name: 'compile', attempts: [{ number: 1, phase: 'Failed' }] }];
    expect(offered('CompilerFailed', { steps })).toEqual(['log', 'recompile', 'retry']);
  });

  test('is to register again only where the registration failed', () => {
    expect(offered('RegistryRefused')).toEqual([]);
    const failed = { phase: 'Succeeded', registration: { ...FAILED.registration, state: 'Failed' } };
    expect(offered('RegistryRefused', failed)).toEqual(['registerAgain']);
  });
});

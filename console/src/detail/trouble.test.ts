import { expect, test } from 'vitest';
import { troubleOf } from './trouble';

const REASON = { code: 'Queued', kind: 'CAPACITY', message: 'waits' };
const NONE = { state: 'Pending', artifactId: null, reason: null, external: null };
const of = (phase: string, more: object = {}) =>
  troubleOf({ phase, reason: null, registration: NONE, steps: [], ...more } as unknown as Parameters<
    typeof troubleOf
  >[0]);

test('there is none where nothing says so', () => {
  expect(of('Running')).toBeUndefined();
});

test.each([
  ['Pending', 'waiting'],
  ['Running', 'waiting'],
  ['Failed', 'failed'],
  ['Stopped', 'stopped'],
])('a reason of one that is %s: %s', (phase, state) => {
  expect(of(phase, { reason: REASON })?.state).toBe(state);
});

test('a registration that failed is one although the compilation succeeded', () => {
  const registration = { ...NONE, state: 'Failed', reason: { ...REASON, code: 'RegistryRefused' } };
  expect(of('Succeeded', { registration })).toEqual({ reason: registration.reason, state: 'failed' });
});

test('a registration that waits for its registry is none that failed', () => {
  expect(of('Succeeded', { registration: { ...NONE, reason: REASON } })?.state).toBe('waiting');
});

test('what an earlier attempt met is forgotten when it is registered', () => {
  const steps = [{ reason: REASON }, { reason: null }];
  expect(of('Failed', { steps })?.reason).toBe(REASON);
  expect(of('Registered', { steps })).toBeUndefined();
});

import { expect, test } from 'vitest';
import { pollingInterval } from './polling';

const active = [
  { phase: 'Running', registration: { state: 'Pending', artifactId: null, reason: null, external: null } },
] as const;
const ask = (data: object, compilations: readonly (typeof active)[number][], now: number) =>
  pollingInterval({ data, error: null }, [...compilations], now);

test('asks the more rarely the longer nothing changes', () => {
  const data = {};
  const intervals = [0, 20_000, 40_000, 60_000, 600_000].map((now) => ask(data, active, now));

  expect(intervals).toEqual([2000, 5000, 10_000, 15_000, 15_000]);
});

test('asks soon again after a change', () => {
  const data = {};
  ask(data, active, 0);
  ask(data, active, 60_000);

  expect(ask({}, active, 62_000)).toBe(2000);
});

test('asks at most four times a minute and at least twice a minute where nothing is under way', () => {
  const data = {};

  expect(ask(data, [], 0)).toBe(15_000);
  expect(ask(data, [], 3_600_000)).toBe(30_000);
});

test('asks every two seconds while the service is away', () => {
  const data = {};
  ask(data, [], 0);

  expect(pollingInterval({ data, error: new TypeError('Failed to fetch') }, [], 3_600_000)).toBe(2000);
});

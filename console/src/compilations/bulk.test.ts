import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem';
import type { ListedCompilation } from '../api/types';
import { en } from '../i18n/en';
import { each, gone, sorted, type Result } from './bulk';

const NEVER = new AbortController().signal;

test('a few at a time are done, and one that fails holds up no other', async () => {
  let running = 0;
  let most = 0;
  const results = new Map<number, Result>();
  const run = async (item: number) => {
    running++;
    most = Math.max(most, running);
    await Promise.resolve();
    running--;
    if (item === 3) {
      throw new Error('It is Running.');
    }
  };

  await each([1, 2, 3, 4, 5, 6, 7], 2, run, (item, result) => results.set(item, result), NEVER);

  expect(most).toBe(2);
  expect([...results.keys()]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(results.get(3)).toEqual(new Error('It is Running.'));
  expect([...results.values()].filter((result) => result === 'done')).toHaveLength(6);
});

test('once it is halted what runs ends, and no further one is begun', async () => {
  const halt = new AbortController();
  const results = new Map<number, Result>();
  const run = (item: number) => {
    if (item === 2) {
      halt.abort();
    }
    return Promise.resolve();
  };

  await each([1, 2, 3, 4, 5], 2, run, (item, result) => results.set(item, result), halt.signal);

  expect(results).toEqual(
    new Map([
      [1, 'done'],
      [2, 'done'],
    ]),
  );
});

test('nothing is done with nothing', async () => {
  const ran: number[] = [];

  await each(
    [],
    4,
    (item: number) => Promise.resolve(ran.push(item)),
    () => undefined,
    NEVER,
  );

  expect(ran).toEqual([]);
});

test('what an action is not for is left out, and says why', () => {
  const running = compilation('Running', { stop: true, delete: false });
  const failed = compilation('Failed', { stop: false, delete: true });

  expect(sorted([running, failed], 'stop', en)).toEqual({
    included: [running],
    leftOut: [{ compilation: failed, why: 'It already ended: Failed.' }],
  });
  expect(sorted([running, failed], 'delete', en)).toEqual({
    included: [failed],
    leftOut: [{ compilation: running, why: 'It is not over yet. Stop it first.' }],
  });
});

function compilation(phase: ListedCompilation['phase'], can: { stop: boolean; delete: boolean }) {
  return {
    phase,
    options: {},
    registration: { state: 'Pending' },
    actions: { recompile: false, retry: [], ...can },
  } as unknown as ListedCompilation;
}

test('what another tab deleted meanwhile is deleted', async () => {
  await gone(Promise.reject(new ApiProblem(404, {})));
  await expect(gone(Promise.reject(new ApiProblem(409, {})))).rejects.toThrow();
});

import { expect, test } from 'vitest';
import { ApiProblem } from '../api/problem';
import type { DryRun, Note } from '../api/types';
import { verdictOf } from './verdict';

const CHECKED = { error: null, isChecking: false, platform: { available: true } };
const LITTLE = note('LittleMemory', 'warning');
const TOO_MUCH = note('MoreThanTheMachine', 'blocker');
const BROKEN = note('ParallelismFails', 'blocker');
const WRONG = new ApiProblem(422, {
  violations: [{ field: 'resources.cpu', code: 'WrongForm', parameters: {}, message: 'is no quantity' }],
});

test('it is ready when nothing is wrong and nothing blocks, whatever else is said', () => {
  expect(verdictOf({ ...CHECKED, dryRun: dryRun([]) })).toEqual({ is: 'ready' });
  expect(verdictOf({ ...CHECKED, dryRun: dryRun([LITTLE]) })).toEqual({ is: 'ready' });
});

test('what the machine has not makes it wait, everything else that blocks makes it fail', () => {
  expect(verdictOf({ ...CHECKED, dryRun: dryRun([LITTLE, TOO_MUCH]) })).toEqual({
    is: 'waits',
    notes: [TOO_MUCH],
  });
  expect(verdictOf({ ...CHECKED, dryRun: dryRun([TOO_MUCH, BROKEN]) })).toEqual({
    is: 'fails',
    notes: [TOO_MUCH, BROKEN],
  });
});

test('while it is checked nothing that was said before counts', () => {
  expect(verdictOf({ ...CHECKED, isChecking: true, dryRun: dryRun([]), error: WRONG })).toEqual({
    is: 'checking',
  });
});

test('fields that are wrong come before a compiler that is missing', () => {
  const missing = { ...CHECKED, platform: { available: false }, dryRun: undefined };
  expect(verdictOf({ ...missing, error: WRONG })).toEqual({ is: 'wrong', fields: 1 });
  expect(verdictOf(missing)).toEqual({ is: 'missing' });
  const absent = new ApiProblem(409, { code: 'ToolchainNotInstalled' });
  expect(verdictOf({ ...CHECKED, dryRun: undefined, error: absent })).toEqual({ is: 'missing' });
});

test('nothing is promised while nobody answers', () => {
  expect(verdictOf({ ...CHECKED, dryRun: undefined, error: new TypeError('failed to fetch') })).toEqual({
    is: 'unknown',
  });
  expect(verdictOf({ ...CHECKED, dryRun: undefined })).toEqual({ is: 'unknown' });
});

function note(code: Note['code'], level: Note['level']): Note {
  return { code, level, message: `says ${code}`, parameters: {} };
}

function dryRun(notes: Note[]): DryRun {
  return { advice: { notes } } as DryRun;
}

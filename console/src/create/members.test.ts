import { describe, expect, test } from 'vitest';
import { ApiProblem } from '../api/problem';
import type { Violation } from '../api/types';
import type { Draft } from './draft';
import { memberName, memberProblem, setBodyOf } from './members';
import { testPlatform } from './testPlatform';

function problem(...fields: string[]): ApiProblem {
  const violations = fields.map((field) => ({ field, message: 'no' }) as Violation);
  return new ApiProblem(422, { code: 'ValidationFailed', detail: 'No.', violations });
}

function fieldsOf(error: Error | null): string[] {
  return error instanceof ApiProblem ? error.violations.map(({ field }) => field) : [];
}

describe('what is wrong with several', () => {
  const error = problem('compilations[1].options.optimise', 'compilations[10]', 'name');

  test('is said of the one that it is about, at the fields of its form', () => {
    expect(fieldsOf(memberProblem(error, 1, 11))).toEqual(['options.optimise', 'name']);
    expect(fieldsOf(memberProblem(error, 10, 11))).toEqual(['', 'name']);
  });

  test('is nothing to the others', () => {
    expect(memberProblem(problem('compilations[1].platform'), 0, 2)).toBeNull();
  });

  test('is said of all where it is about no field, and of a single one as it is', () => {
    const away = new TypeError('fetch');
    expect(memberProblem(away, 0, 2)).toBe(away);
    expect(memberProblem(error, 0, 1)).toBe(error);
    expect(memberProblem(null, 0, 2)).toBeNull();
  });
});

test('what is said of all stands once in the body', () => {
  const one = { platform: 'ethos-u', name: 'boards', note: 'which fits' };
  expect(setBodyOf([one, { ...one, platform: 'rngd' }])).toEqual({
    compilations: [{ platform: 'ethos-u' }, { platform: 'rngd' }],
    name: 'boards',
    note: 'which fits',
  });
});

test('two chips of one platform are called by their names, not twice by that of the platform', () => {
  const draftOf = (target: string) => ({ platform: 'rockchip', options: { target } }) as unknown as Draft;
  const platforms = [testPlatform('rockchip')];
  expect(memberName(draftOf('rk3588'), 0, platforms)).toBe('1. rk3588');
  expect(memberName(draftOf('rk3566'), 1, platforms)).toBe('2. rk3566');
});

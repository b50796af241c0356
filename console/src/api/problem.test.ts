import { expect, test } from 'vitest';
import type { Parameters, Violation, ViolationCode } from './types';
import { ApiProblem, dataOf, isAway, otherViolations, violationsOf, wrongFieldCount } from './problem';

const TOO_LONG = violation('options.prefillBuckets[0]', 'TooLong', { max: 64 });
const UNKNOWN = violation('options.prefillBucketsX', 'UnknownOption');
const NO_QUANTITY = violation('resources.cpu', 'WrongForm', { example: '500m' });
const PROBLEM = new ApiProblem(422, { violations: [TOO_LONG, UNKNOWN, NO_QUANTITY] });

test('a field has the violations of its parts, not those of a longer name', () => {
  expect(violationsOf(PROBLEM, 'options.prefillBuckets')).toEqual([TOO_LONG]);
  expect(violationsOf(PROBLEM, 'resources')).toEqual([NO_QUANTITY]);
});

test('what belongs to no field is left', () => {
  expect(otherViolations(PROBLEM, ['options.prefillBuckets', 'resources.cpu'])).toEqual([UNKNOWN]);
});

test('a field that is wrong in several places counts once', () => {
  const buckets = [0, 1, 2].map((at) => violation(`options.prefillBuckets[${at}]`, 'TooLong'));
  expect(wrongFieldCount(new ApiProblem(422, { violations: buckets }))).toBe(1);
  expect(wrongFieldCount(PROBLEM)).toBe(3);
  expect(wrongFieldCount(new TypeError('failed to fetch'))).toBe(0);
});

test('another error has no violations', () => {
  expect(violationsOf(new TypeError('failed to fetch'), 'name')).toEqual([]);
});

test('a refusal is thrown in the words of the service', async () => {
  const call = Promise.resolve({
    error: { detail: 'It is Running.', code: 'StillActive' },
    response: new Response('', { status: 409 }),
  });
  await expect(dataOf(call)).rejects.toMatchObject({
    message: 'It is Running.',
    code: 'StillActive',
    status: 409,
  });
});

test('an answer that is no problem, as of a proxy, is thrown with its status', async () => {
  const call = Promise.resolve({ error: '<html>', response: new Response('', { status: 502 }) });
  await expect(dataOf(call)).rejects.toMatchObject({ message: '', status: 502 });
});

test.each([
  [new TypeError('failed to fetch'), true],
  [new ApiProblem(503, {}), true],
  [new ApiProblem(500, {}), false],
  [new ApiProblem(404, {}), false],
])('whether the service is away: %s', (error, isIt) => {
  expect(isAway(error)).toBe(isIt);
});

function violation(field: string, code: ViolationCode, parameters: Parameters = {}): Violation {
  return { field, code, parameters, message: 'is not as it should be' };
}

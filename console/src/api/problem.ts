import type { components } from './schema';
import type { Violation } from './types';

type Problem = components['schemas']['Problem'];

/** What the service says when it does not do what was asked: in its own words, or none of a proxy. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly violations: readonly Violation[];

  constructor(status: number, problem: Partial<Problem>) {
    super(problem.detail);
    this.status = status;
    this.code = problem.code ?? 'Internal';
    this.violations = problem.violations ?? [];
  }
}

interface Call<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of a call, or its problem thrown. A service that is not reached throws a TypeError. */
export async function dataOf<T>(call: Promise<Call<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) {
    throw new ApiProblem(response.status, isProblem(error) ? error : {});
  }
  return data as T;
}

/** The violations of a field or of a part of it, such as `options.prefillBuckets[0]`. */
export function violationsOf(error: unknown, field: string): Violation[] {
  if (!(error instanceof ApiProblem)) {
    return [];
  }
  return error.violations.filter((violation) => isWithin(violation.field, field));
}

/** The violations that belong to none of the fields. */
export function otherViolations(error: unknown, fields: string[]): Violation[] {
  if (!(error instanceof ApiProblem)) {
    return [];
  }
  return error.violations.filter((violation) => !fields.some((field) => isWithin(violation.field, field)));
}

/** How many fields are wrong; one may be wrong in several ways. */
export function wrongFieldCount(error: unknown): number {
  const violations = error instanceof ApiProblem ? error.violations : [];
  return new Set(violations.map(({ field }) => field.replace(/\[.*/, ''))).size;
}

/** What was asked for is not there. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** What it was asked for is gone or another by now: somebody else was here, and what is shown is of before. */
export function isOutdated(error: unknown): boolean {
  return error instanceof ApiProblem && [404, 409, 412].includes(error.status);
}

/** Nobody answered. */
export function isUnreached(error: unknown): boolean {
  return error instanceof TypeError;
}

/** Nobody answered, or somebody who stands before the service, or a part of it is away. */
export function isAway(error: unknown): boolean {
  return isUnreached(error) || (error instanceof ApiProblem && [502, 503, 504].includes(error.status));
}

function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}[`) || path.startsWith(`${field}.`);
}

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'detail' in error;
}

import { ApiProblem } from '../api/problem';
import type { NewCompilation, NewCompilationSet, Platform } from '../api/types';
import { runTitle } from '../settings/runTitle';
import type { Draft } from './draft';

/** As many as one request makes. */
export const MOST_MEMBERS = 16;

/** What is said of all, whichever is shown. */
export function ofAll({ name, note }: Partial<Draft>): Partial<Draft> {
  return { ...(name !== undefined && { name }), ...(note !== undefined && { note }) };
}

/** The body of several: what is said of all stands once. */
export function setBodyOf(bodies: readonly NewCompilation[]): NewCompilationSet {
  const compilations = bodies.map((body) => {
    const member = { ...body };
    delete member.name;
    delete member.note;
    return member;
  });
  const { name, note } = bodies[0] ?? {};
  return { compilations, ...(name !== undefined && { name }), ...(note !== undefined && { note }) };
}

/** What each is called in the form; its place tells it from one that is not changed yet. */
export function memberName(draft: Draft, place: number, platforms: readonly Platform[]): string {
  const platform = platforms.find(({ name }) => name === draft.platform);
  return `${place + 1}. ${runTitle({ platform: draft.platform, options: draft.options }, platform)}`;
}

/** What a problem of several says of one, its fields as they stand in the form; nothing when it is of others. */
export function memberProblem(error: Error | null, place: number, count: number): Error | null {
  if (count === 1 || !(error instanceof ApiProblem) || error.violations.length === 0) {
    return error;
  }
  const path = `compilations[${place}]`;
  const violations = error.violations
    .filter(
      ({ field }) => field === path || field.startsWith(`${path}.`) || !field.startsWith('compilations['),
    )
    .map((violation) => ({ ...violation, field: violation.field.replace(path, '').replace(/^\./, '') }));
  return violations.length === 0
    ? null
    : new ApiProblem(error.status, { code: error.code, detail: error.message, violations } as never);
}

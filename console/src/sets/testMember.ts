import type { SetMember } from '../api/types';

/** One of a set for tests, of which nothing is known but its target. */
export function member(of: Partial<SetMember>): SetMember {
  return {
    platform: 'ethos-u',
    target: 'ethos-u55-128',
    options: {},
    totalBytes: null,
    compileSeconds: null,
    npuShare: null,
    inferenceSeconds: null,
    ...of,
  } as unknown as SetMember;
}

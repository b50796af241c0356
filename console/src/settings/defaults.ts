import type { Platform } from '../api/types';

type Option = Platform['options'][number];

/** Whether an option has the value that it has without being asked for. What the compiler decides has none. */
export function isAtDefault({ default: usual }: Pick<Option, 'default'>, value: unknown): boolean {
  return JSON.stringify(value ?? null) === JSON.stringify(usual ?? null) || isEmpty(value, usual);
}

/** No words and no buckets are the same as none. */
function isEmpty(value: unknown, usual: unknown): boolean {
  return (usual ?? null) === null && (value === '' || (Array.isArray(value) && value.length === 0));
}

import type { Platform } from '../api/types';

/** The formats that some platform takes. */
export function formatsOf(platforms: Platform[]): string[] {
  return [...new Set(platforms.flatMap((platform) => platform.accepts))].sort().reverse();
}

import type { Platform } from '../api/types';
import { usePlatforms } from '../settings/usePlatforms';

/** What is known of a platform, in the reader's language; nothing until it is, or when it is gone. */
export function usePlatform(name: string): Platform | undefined {
  return usePlatforms().data?.find((platform) => platform.name === name);
}

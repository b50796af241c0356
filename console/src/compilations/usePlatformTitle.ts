import { usePlatform } from './usePlatform';

/** The name of a platform for people; its short one until that is known. */
export function usePlatformTitle(name: string): string {
  return usePlatform(name)?.title ?? name;
}

import { usePlatforms } from '../settings/usePlatforms';

/** The name of a platform for people; its short one until that is known. */
export function usePlatformTitle(name: string): string {
  const platforms = usePlatforms();
  return platforms.data?.find((platform) => platform.name === name)?.title ?? name;
}

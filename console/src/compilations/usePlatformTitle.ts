import { useQuery } from '@tanstack/react-query';
import { platformsQuery } from '../api/compilations';

/** The name of a platform for people; its short one until that is known. */
export function usePlatformTitle(name: string): string {
  const platforms = useQuery(platformsQuery);
  return platforms.data?.items.find((platform) => platform.name === name)?.title ?? name;
}

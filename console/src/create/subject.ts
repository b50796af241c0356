import type { Artifact, Platform } from '../api/types';

type Format = Pick<Artifact, 'platform'>;

export function takes({ accepts }: Pick<Platform, 'accepts'>, artifact: Format): boolean {
  return accepts.includes(artifact.platform);
}

/** What to begin with: a platform that takes it and can run now, else one whose compiler is missing, else any. */
export function firstPlatform(platforms: Platform[], artifact: Format): Platform | undefined {
  const fitting = platforms.filter((platform) => takes(platform, artifact));
  return fitting.find(({ available }) => available) ?? fitting[0] ?? platforms[0];
}

export interface Offers {
  originals: Artifact[];
  platforms: Platform[];
}

/** What would fit instead, when a platform does not take the artifact; nothing is exchanged by itself. */
export function offersFor(
  platform: Platform,
  artifact: Artifact,
  platforms: Platform[],
  originals: Artifact[],
): Offers {
  return {
    originals: originals.filter((original) => takes(platform, original)),
    platforms: platforms.filter((other) => takes(other, artifact)),
  };
}

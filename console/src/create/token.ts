import type { Artifact, Platform } from '../api/types';

/** What a hub has, it may have for those only who name a token: folders of weights, and whatever lies on one. */
export function mayNeedToken(
  { accepts }: Pick<Platform, 'accepts'>,
  artifact: Pick<Artifact, 'uri'> | undefined,
): boolean {
  return accepts.includes('safetensors') || (artifact?.uri.startsWith('hf://') ?? false);
}

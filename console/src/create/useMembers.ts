import { useMemo } from 'react';
import type { Platform } from '../api/types';
import { bodyOf, type Draft } from './draft';
import { memberName } from './members';

/** What would be sent of each draft, for which platform, and what it is called. */
export function useMembers(drafts: readonly Draft[], platforms: readonly Platform[]) {
  return useMemo(() => {
    const known = drafts.flatMap((draft) => {
      const platform = platforms.find(({ name }) => name === draft.platform);
      return platform === undefined ? [] : [{ draft, platform }];
    });
    return {
      bodies: known.map(({ draft, platform }) => bodyOf(draft, platform)),
      each: known.map(({ platform }) => platform),
      names: drafts.map((draft, place) => memberName(draft, place, platforms)),
    };
  }, [drafts, platforms]);
}

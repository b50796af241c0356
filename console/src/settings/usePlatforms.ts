import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useCallback } from 'react';
import { platformsQuery } from '../api/compilations';
import type { Platform } from '../api/types';
import { useLanguage } from '../i18n/language';
import { localizedPlatform } from '../i18n/localized';

/** What can be compiled for, in the reader's language as far as a platform has it. */
export function usePlatforms(): UseQueryResult<Platform[]> {
  const { language } = useLanguage();
  const select = useCallback(
    ({ items }: { items: Platform[] }) => items.map((platform) => localizedPlatform(platform, language)),
    [language],
  );
  return useQuery({ ...platformsQuery, select });
}

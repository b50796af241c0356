import { useQuery } from '@tanstack/react-query';
import type { Cause, Reason } from '../api/types';
import { saidOf, type Sentences } from './codes/sentences';
import { useLanguage, type Language } from './language';

type Catalogue = Sentences<string>;

/** Come when the first reason is shown: most pages show none. The service itself speaks English. */
const CATALOGUES: Record<Language, () => Promise<Catalogue | null>> = {
  en: () => Promise.resolve(null),
  ko: async () => (await import('./ko/causes')).koCauses,
};

/** What happened and what to do, in the reader's language as far as it is told by a code. */
export function useReasonText(): (reason: Reason) => string {
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['causes', language],
    queryFn: CATALOGUES[language],
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: false,
    meta: { isOurs: true },
  });
  return (reason) => reasonText(reason, data ?? undefined);
}

/** In the words of the service where there is no cause, as from an older one, or none that is known. */
export function reasonText(reason: Reason, catalogue: Catalogue | undefined): string {
  const cause = reason.cause as Cause | null | undefined;
  return saidOf(catalogue, cause?.code, cause?.parameters ?? {}) ?? reason.message;
}

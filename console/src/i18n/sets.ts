import { sets as en } from './en/sets';
import { sets as ko } from './ko/sets';
import { useLanguage, type Language } from './language';

export type SetTexts = typeof en;

const SETS: Record<Language, SetTexts> = { en, ko };

/** The texts of sets: they are not among those of the first page, which shows none. */
export function useSetTexts(): SetTexts {
  return SETS[useLanguage().language];
}

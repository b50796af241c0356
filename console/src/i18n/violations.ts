import type { Violation } from '../api/types';
import type { Language } from './language';
import { wordsOf, type Sentences } from './codes/sentences';
import { koViolations } from './ko/violations';

/** By rule; the service itself speaks English. */
const VIOLATIONS: Record<Language, Sentences<Violation['code']> | undefined> = {
  en: undefined,
  ko: koViolations,
};

/** What is wrong and what to do; in the words of the service where the language has none for its rule. */
export function violationText({ code, parameters, message }: Violation, language: Language): string {
  return wordsOf(VIOLATIONS[language], code, parameters, message);
}

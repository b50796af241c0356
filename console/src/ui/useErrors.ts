import { otherViolations, violationsOf } from '../api/problem';
import { useLanguage } from '../i18n/language';
import { violationText } from '../i18n/violations';

/** What is wrong with a field, in the reader's language. */
export function useErrors(error: unknown): (field: string) => string[] {
  const { language } = useLanguage();
  return (field) => violationsOf(error, field).map((violation) => violationText(violation, language));
}

/** All that is wrong with what was asked for, each with its field. */
export function useAllErrors(error: unknown): string[] {
  const { language } = useLanguage();
  return otherViolations(error, []).map(
    (violation) => `${violation.field}: ${violationText(violation, language)}`,
  );
}

/**
 * A text in small letters, each where it was. Of all letters only a capital I with a dot would become two, which would
 * move whatever comes after it.
 */
export function inSmallLetters(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase();
}

/**
 * What turns the direction of reading or is not seen at all, so that one name reads as another: controls, marks of
 * direction, letters without width, tags. Joiners are seen beside letters that they join, and are left there.
 */
const UNSEEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|(?<![^ -~])[\u200c\u200d]|[\u200c\u200d](?![^ -~])/gu;
const KEPT = /[\n\t]/;

/** A text that people gave, with what is not seen in it made visible: `⟨U+202E⟩`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (unseen) => (KEPT.test(unseen) ? unseen : `⟨U+${codeOf(unseen)}⟩`));
}

function codeOf(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

import { plainText } from './ansi';

/** A longer line makes a page slow; the download has all of it. */
const MOST_CHARACTERS = 10_000;
const NARROW = /^[ -~]*$/;
const TAB = 8;
/** Of two columns: Hangul, Han, Kana, and what is written among them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** A line as far as it is drawn. */
export function drawn(line: string): string {
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}

/** How many columns of a terminal a line takes that is drawn; its colours take none. */
export function columnsOf(line: string): number {
  const text = plainText(drawn(line));
  if (NARROW.test(text)) {
    return text.length;
  }
  let columns = 0;
  for (const letter of text) {
    columns += letter === '\t' ? TAB - (columns % TAB) : WIDE.test(letter) ? 2 : 1;
  }
  return columns;
}

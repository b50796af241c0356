import { plainText } from './ansi';
import { looksLikeError } from './errors';
import { inSmallLetters } from './letters';

/** How the compile step passes its manifest on: one line of the log for each line of it. */
const MANIFEST = 'npuc: manifest: ';

export function isManifest(line: string | undefined): boolean {
  return line?.startsWith(MANIFEST) ?? false;
}

/** The lines that are shown, by index: of a manifest only the first, in whose place a note stands. */
export function rowsOf(lines: readonly string[], onlyErrors: boolean): number[] {
  const rows: number[] = [];
  lines.forEach((line, index) => {
    const isShown = onlyErrors
      ? !isManifest(line) && looksLikeError(line)
      : !isManifest(line) || !isManifest(lines[index - 1]);
    if (isShown) {
      rows.push(index);
    }
  });
  return rows;
}

/** The rows whose lines have a text, large or small letters alike. */
export function hitsOf(lines: readonly string[], rows: readonly number[], search: string): number[] {
  const wanted = inSmallLetters(search);
  if (wanted === '') {
    return [];
  }
  return rows.filter((index) => {
    const line = lines[index] ?? '';
    return !isManifest(line) && inSmallLetters(plainText(line)).includes(wanted);
  });
}

/** The place of a line among rows that are sorted; of the next one where it is not shown. */
export function placeOf(rows: readonly number[], line: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < line) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** The hit after a line, or before it; after the last comes the first. */
export function nextHit(
  hits: readonly number[],
  from: number | undefined,
  direction: 1 | -1,
): number | undefined {
  if (from === undefined) {
    return direction === 1 ? hits.at(0) : hits.at(-1);
  }
  const place = placeOf(hits, from);
  const isOn = hits[place] === from;
  const next = direction === 1 ? place + (isOn ? 1 : 0) : place - 1;
  return hits.at(next % Math.max(1, hits.length));
}

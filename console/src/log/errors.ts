import { plainText } from './ansi';

const WORDS =
  /\b(?:error|fatal|exception|panic(?:ked)?|traceback|segmentation fault|core dumped|out of memory|no space left|failed|failure|aborted|killed)\b/i;
/** Such as Python's and Java's. */
const NAMES = /[a-z](?:Error|Exception)\b/;
/** What only says that there was none. */
const NONE =
  /\b(?:0|no|without(?: an?)?) (?:errors?|failures?|failed)\b|\b(?:errors?|failures?|failed)[:=] ?0\b/i;

/** The service's own lines begin so: they repeat what the compiler said before. */
const OWN = 'npuc: ';

/** Whether a line tells of an error. It is a guess by words, good enough to look there first. */
export function looksLikeError(line: string): boolean {
  const text = plainText(line);
  return (WORDS.test(text) || NAMES.test(text)) && !NONE.test(text);
}

/** Where to look first in the log of what failed: at the compiler's last error, else at the service's own words. */
export function lastError(lines: readonly string[]): number | undefined {
  return (
    lastWith(lines, (line) => !line.startsWith(OWN) && looksLikeError(line)) ??
    lastWith(lines, (line) => line.startsWith(OWN) && looksLikeError(line))
  );
}

function lastWith(lines: readonly string[], isWanted: (line: string) => boolean): number | undefined {
  const found = lines.findLastIndex(isWanted);
  return found < 0 ? undefined : found;
}

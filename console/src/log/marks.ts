import { inSmallLetters } from './letters';

interface Part {
  text: string;
  isMarked: boolean;
}

/** A line cut at every place where it has what is searched for, large or small letters alike. */
export function markedParts(line: string, search: string): Part[] {
  const [haystack, needle] = [inSmallLetters(line), inSmallLetters(search)];
  const parts: Part[] = [];
  let from = 0;
  for (let at = haystack.indexOf(needle); at >= 0 && needle !== ''; at = haystack.indexOf(needle, from)) {
    parts.push({ text: line.slice(from, at), isMarked: false });
    parts.push({ text: line.slice(at, at + needle.length), isMarked: true });
    from = at + needle.length;
  }
  parts.push({ text: line.slice(from), isMarked: false });
  return parts.filter(({ text }) => text !== '');
}

import type { Parameters } from '../api/types';

/** The parameter of a name as it is read: a list with commas; nothing for one that is not there. */
export type Said = (name: string) => string;

/** A sentence for each code, made of the parameters. One that can't say it without a parameter says nothing. */
export type Sentences<Code extends string> = Record<
  Code,
  (said: Said, has: (name: string) => boolean) => string
>;

/**
 * The sentence of a code. A service that is newer than the console may send codes that it does not know;
 * then, and where a parameter is missing, its own message is shown.
 */
export function wordsOf<Code extends string>(
  sentences: Sentences<Code> | undefined,
  code: Code,
  parameters: Parameters,
  message: string,
): string {
  const sentence = sentences && Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  const said: Said = (name) => {
    const value = parameters[name] ?? '';
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  return sentence?.(said, (name) => said(name) !== '') || message;
}

import type { Parameters } from '../../api/types';

/** The parameter of a name as it is read: a list with commas. */
export type Said = (name: string) => string;

/** A sentence for each code, made of its parameters. Those that it may be without are asked for before. */
export type Sentences<Code extends string> = Record<
  Code,
  (said: Said, has: (name: string) => boolean) => string
>;

/**
 * The sentence of a code. A service that is newer than the console may send a code that it does not know;
 * then, and where the sentence lacks a parameter, its own message is shown.
 */
export function wordsOf<Code extends string>(
  sentences: Sentences<Code> | undefined,
  code: Code,
  parameters: Parameters,
  message: string,
): string {
  if (sentences === undefined || !Object.hasOwn(sentences, code)) {
    return message;
  }
  const missing: string[] = [];
  const has = (name: string) => Object.hasOwn(parameters, name);
  const said: Said = (name) => {
    if (!has(name)) {
      missing.push(name);
    }
    const value = parameters[name] ?? '';
    return Array.isArray(value) ? value.join(', ') : String(value);
  };
  const sentence = sentences[code](said, has);
  return missing.length === 0 ? sentence : message;
}

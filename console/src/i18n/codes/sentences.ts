import type { Parameters } from '../../api/types';

/** The parameter of a name as it is read: a list with commas. */
export type Said = (name: string) => string;

export type Has = (name: string) => boolean;

/** A sentence for each code, made of its parameters. Those that it may be without are asked for before. */
export type Sentences<Code extends string> = Record<Code, (said: Said, has: Has) => string>;

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
  return saidOf(sentences, code, parameters) ?? message;
}

/** The same where there may be none. A parameter may be a sentence itself, said by its code where that is known. */
export function saidOf(
  sentences: Partial<Sentences<string>> | undefined,
  code: string | undefined,
  parameters: Parameters,
): string | undefined {
  if (sentences === undefined || code === undefined || !Object.hasOwn(sentences, code)) {
    return undefined;
  }
  const missing: string[] = [];
  const has = (name: string) => Object.hasOwn(parameters, name) || Object.hasOwn(parameters, `${name}Code`);
  const said: Said = (name) => {
    const { [name]: value, [`${name}Code`]: inner, ...others } = parameters;
    const text =
      (inner === undefined ? undefined : saidOf(sentences, String(inner), others)) ?? textOf(value);
    if (text === undefined) {
      missing.push(name);
    }
    return text ?? '';
  };
  const sentence = sentences[code]?.(said, has);
  return missing.length === 0 ? sentence : undefined;
}

function textOf(value: Parameters[string] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(', ') : value?.toString();
}

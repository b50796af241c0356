import { expect, test } from 'vitest';
import { en as first } from './en';
import { sets as enSets } from './en/sets';
import { ko as koFirst } from './ko';
import { sets as koSets } from './ko/sets';

const en = { ...first, sets: enSets };
const ko = { ...koFirst, sets: koSets };

/** The shape is checked by the compiler; that a text was translated is not. */
test('every sentence is translated', () => {
  const same = sentences(en).filter(([path, text]) => new Map(sentences(ko)).get(path) === text);
  expect(same).toEqual([]);
});

function sentences(texts: object, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([name, text]: [string, unknown]): [string, string][] => {
    if (typeof text === 'string') {
      return text.includes(' ') && !text.includes(',') ? [[`${path}.${name}`, text]] : [];
    }
    return typeof text === 'object' && text !== null ? sentences(text, `${path}.${name}`) : [];
  });
}

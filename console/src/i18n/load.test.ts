import { expect, test } from 'vitest';
import { load, wantedOf } from './load';

test.each([
  [['ko', 'en-US'], 'ko'],
  [[null, 'ko-KR', 'en'], 'ko'],
  [[null, 'fr-FR', 'ko'], 'ko'],
  [['en', 'ko'], 'en'],
  [['constructor', 'fr'], 'en'],
  [[null], 'en'],
])('of %j the language is %s', (tags, language) => {
  expect(wantedOf(tags)).toBe(language);
});

test('a language comes with its texts', async () => {
  expect((await load('ko')).texts.home.title).toMatch(/[가-힣]/);
});

import { expect, test } from 'vitest';
import { visible } from './visible';

test.each([
  ['keyword-\u202eetilft.exe', 'keyword-⟨U+202E⟩etilft.exe'],
  ['a\u200bb', 'a⟨U+200B⟩b'],
  ['a\u200db', 'a⟨U+200D⟩b'],
  ['\u0007bell', '⟨U+0007⟩bell'],
  ['\ufefffirst', '⟨U+FEFF⟩first'],
  ['tag\u{e0041}', 'tag⟨U+E0041⟩'],
])('in %j what is not seen is shown', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each(['plain', '라마 3.1 / 한국어', 'נמל שלום', '👩\u200d💻', 'می\u200cخواهم', 'two\nlines\tand more'])(
  '%j stays as it is',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);

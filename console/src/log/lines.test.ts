import { expect, test } from 'vitest';
import { linesOf } from './lines';

test.each([
  ['', []],
  ['one\n', ['one']],
  ['one\ntwo', ['one', 'two']],
  ['one\n\n', ['one', '']],
  ['windows\r\nlines\r\n', ['windows', 'lines']],
  ['10 %\r50 %\r100 %\ndone\n', ['100 %', 'done']],
])('%j as lines', (text, lines) => {
  expect(linesOf(text)).toEqual(lines);
});

import { describe, expect, test } from 'vitest';
import { plainText, spansOf } from './ansi';

const ESCAPE = '\u001b';

describe('terminal colours', () => {
  test('become classes, and end where they are reset', () => {
    expect(spansOf(`${ESCAPE}[31mred${ESCAPE}[0m plain`)).toEqual([
      { text: 'red', classes: ['ansi-red'] },
      { text: ' plain', classes: [] },
    ]);
  });

  test('go together with bold, and replace each other', () => {
    expect(spansOf(`${ESCAPE}[1;32ma${ESCAPE}[94mb${ESCAPE}[39mc`)).toEqual([
      { text: 'a', classes: ['ansi-bold', 'ansi-green'] },
      { text: 'b', classes: ['ansi-bold', 'ansi-blue'] },
      { text: 'c', classes: ['ansi-bold'] },
    ]);
  });

  test('an empty code is a reset', () => {
    expect(spansOf(`${ESCAPE}[31ma${ESCAPE}[mb`)[1]).toEqual({ text: 'b', classes: [] });
  });

  test.each([`${ESCAPE}[2K`, `${ESCAPE}[?25l`, `${ESCAPE}[10;20H`, `${ESCAPE}[38;5m`, `${ESCAPE}c`])(
    'other control sequences are dropped: %j',
    (sequence) => {
      expect(spansOf(`a${sequence}b`).map(({ text }) => text)).toEqual(['a', 'b']);
    },
  );

  test('markup stays text', () => {
    expect(spansOf('<img src=x onerror=alert(1)>')).toEqual([
      { text: '<img src=x onerror=alert(1)>', classes: [] },
    ]);
  });

  test('can be taken away', () => {
    expect(plainText(`${ESCAPE}[1mhello${ESCAPE}[0m`)).toBe('hello');
  });
});

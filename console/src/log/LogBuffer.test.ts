import { describe, expect, test } from 'vitest';
import { LogBuffer } from './LogBuffer';

function linesOf(...pieces: string[]): string[] {
  const buffer = new LogBuffer();
  pieces.forEach((piece) => {
    buffer.add(piece);
  });
  return buffer.lines;
}

describe('the lines of a log', () => {
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

  test('are the same wherever the pieces end', () => {
    const text = 'one\r\n\ntwo\r50 %\r100 %\nthree';
    for (let at = 0; at <= text.length; at++) {
      expect(linesOf(text.slice(0, at), text.slice(at))).toEqual(['one', '', '100 %', 'three']);
    }
  });

  test('an unfinished line is shown and grows', () => {
    expect(linesOf('ready', ', go')).toEqual(['ready, go']);
  });

  test('the text stays byte for byte', () => {
    const buffer = new LogBuffer();
    buffer.add('a\rb\r');
    buffer.add('\nc');
    expect(buffer.text()).toBe('a\rb\r\nc');
  });
});

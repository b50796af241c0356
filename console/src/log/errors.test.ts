import { describe, expect, test } from 'vitest';
import { lastError, looksLikeError } from './errors';

describe('a line', () => {
  test.each([
    'Error: unsupported operator',
    'RuntimeError: shape mismatch',
    'java.lang.IllegalStateException: no',
    'Traceback (most recent call last):',
    "thread 'main' panicked at src/main.rs:4",
    '[31mERROR[0m Kernel compilation failed',
    '\u001b[31mERROR\u001b[0m: no memory mode',
    '\u001b[1;31mfatal\u001b[0m',
    'Killed',
    'npuc: compile failed with InvalidModel: it is cut short',
    'OSError: [Errno 28] No space left on device',
  ])('tells of an error: %s', (line) => {
    expect(looksLikeError(line)).toBe(true);
  });

  test.each([
    'Compilation finished: 8 succeeded, 0 failed, 8 total',
    'done without errors',
    'no error',
    'errors: 0',
    'terror is only part of a word',
    'NPU operators = 41 (100.0%)',
    '',
  ])('tells of none: %s', (line) => {
    expect(looksLikeError(line)).toBe(false);
  });
});

describe('where to look first', () => {
  test("is the compiler's last error, not the service's summary below it", () => {
    const lines = [
      'start',
      'Error: first',
      'Error: second',
      'ends',
      'npuc: compile failed with CompilerFailed',
    ];
    expect(lastError(lines)).toBe(2);
  });

  test('is what the service says where the compiler said nothing', () => {
    expect(lastError(['npuc: step compile', 'npuc: compile failed with InvalidModel: no'])).toBe(1);
  });

  test('is nowhere in a log without an error', () => {
    expect(lastError(['all is well'])).toBeUndefined();
  });
});

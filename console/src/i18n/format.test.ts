import { expect, test } from 'vitest';
import { en } from './en';
import { formatBytes, formatDuration, formatTime } from './format';
import { ko } from './ko';

test.each([
  [0, '0 ms'],
  [0.85, '850 ms'],
  [4.24, '4.2 s'],
  [60, '1 min'],
  [185.9, '3 min 5 s'],
  [7380, '2 h 3 min'],
  [28800, '8 h'],
])('%d seconds are %s', (seconds, text) => {
  expect(formatDuration(seconds, en)).toBe(text);
});

test('a duration is in the words of its language', () => {
  expect(formatDuration(28800, ko)).toBe('8시간');
  expect(formatDuration(185.9, ko)).toBe('3분 5초');
});

test.each([
  [0, '0 B'],
  [512, '512 B'],
  [57568, '56.2 KiB'],
  [3 * 1024 ** 2, '3 MiB'],
  [2 * 1024 ** 5, '2048 TiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('a time names its zone', () => {
  expect(formatTime('2026-11-25T12:00:00Z', 'en')).toMatch(/2026.*(UTC|GMT|[A-Z]{3,4})/);
});

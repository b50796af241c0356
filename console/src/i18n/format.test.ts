import { expect, test } from 'vitest';
import { en } from './en';
import { formatAgo, formatBytes, formatDuration, formatTime } from './format';
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

test.each([
  [-5, 'just now'],
  [59, 'just now'],
  [60, '1 min. ago'],
  [3 * 60 + 59, '3 min. ago'],
  [2 * 3600, '2 hr. ago'],
  [6 * 86_400, '6 days ago'],
  [7 * 86_400, 'Nov 18, 2026'],
])('%d seconds later it was %s', (seconds, text) => {
  const at = '2026-11-18T12:00:00.000Z';
  expect(formatAgo(at, Date.parse(at) + seconds * 1000, 'en', en)).toBe(text);
});

test('how long ago is in the words of its language', () => {
  const at = '2026-11-18T12:00:00.000Z';
  expect(formatAgo(at, Date.parse(at) + 180_000, 'ko', ko)).toBe('3분 전');
  expect(formatAgo(at, Date.parse(at), 'ko', ko)).toBe('방금 전');
});

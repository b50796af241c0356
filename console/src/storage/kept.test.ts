import { afterEach, expect, test, vi } from 'vitest';
import { kept } from './kept';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('where nothing may be kept, nothing is, and nobody fails', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse });

  kept.setItem('npuc.theme', 'dark');

  expect(kept.getItem('npuc.theme')).toBeNull();
});

test('what was kept is read again', () => {
  const texts = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => texts.get(name) ?? null,
    setItem: (name: string, text: string) => texts.set(name, text),
  });

  kept.setItem('npuc.theme', 'dark');

  expect(kept.getItem('npuc.theme')).toBe('dark');
});

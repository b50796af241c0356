import { expect, test } from 'vitest';
import { isWithin, links } from './links';

test('a set is found below the compilations', () => {
  expect(isWithin(links.set('s-1'), links.allCompilations)).toBe(true);
  expect(isWithin(links.set('s-1'), links.models)).toBe(false);
});

test('a page belongs to one place of the menu', () => {
  expect(isWithin(links.compilation('c-1'), links.allCompilations)).toBe(true);
  expect(isWithin(links.model('m-1'), links.models)).toBe(true);
  expect(isWithin('/', links.home)).toBe(true);
  expect(isWithin('/models', links.home)).toBe(false);
  expect(isWithin('/modelsx', links.models)).toBe(false);
});

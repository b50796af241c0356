import { describe, expect, test } from 'vitest';
import type { Option } from '../api/types';
import { runTitle } from './runTitle';

const choice = (name: string) => ({ name, type: 'choice' }) as Option;
const known = { title: 'An Abacus', options: [] };

test.each([
  ['ethos-u', { acceleratorConfig: 'ethos-u85-256', optimise: 'Size' }, 'ethos-u85-256'],
  ['rngd', { tensorParallel: 8, pipelineParallel: 1, maxContextLength: 32_768 }, 'TP 8 · PP 1 · 32,768'],
  ['rngd', { tensorParallel: 4, pipelineParallel: null, maxContextLength: 'long' }, 'TP 4'],
  ['abacus', { beads: 7 }, 'An Abacus'],
  ['ethos-u', null, 'An Abacus'],
  ['rngd', {}, 'An Abacus'],
  ['constructor', {}, 'An Abacus'],
])('a run of %s with %j is called %s', (platform, options, title) => {
  expect(runTitle({ platform, options }, known)).toBe(title);
});

describe('runs for chips of one platform are told apart', () => {
  test.each([
    ['rockchip', { target: 'rk3588', precision: 'int8', mean: null }, 'rk3588 int8'],
    ['rockchip', { target: 'rk3566', precision: null }, 'rk3566'],
    ['qualcomm-htp', { target: 'snapdragon-8-gen-3', precision: '' }, 'snapdragon-8-gen-3'],
  ])('%s with %j as %s', (platform, options, title) => {
    expect(runTitle({ platform, options }, known)).toBe(title);
    expect(runTitle({ platform, options }, undefined)).toBe(title);
  });

  test('of a platform that says not which option it is by the first choice', () => {
    const toy = { title: 'Toy', options: [{ name: 'n', type: 'integer' } as Option, choice('chip')] };
    expect(runTitle({ platform: 'toy', options: { n: 3, chip: 'toy-2' } }, toy)).toBe('toy-2');
    expect(runTitle({ platform: 'toy', options: { chip: null } }, toy)).toBe('Toy');
  });

  test('and no value is told twice', () => {
    const toy = { title: 'Toy', options: [choice('precision')] };
    expect(runTitle({ platform: 'toy', options: { precision: 'fp16' } }, toy)).toBe('fp16');
  });

  test('and what is not known is called by its short name', () => {
    expect(runTitle({ platform: 'toy', options: {} }, undefined)).toBe('toy');
  });
});

import { expect, test } from 'vitest';
import { runTitle } from './runTitle';

test.each([
  ['ethos-u', { acceleratorConfig: 'ethos-u85-256', optimise: 'Size' }, 'ethos-u85-256'],
  ['rngd', { tensorParallel: 8, pipelineParallel: 1, maxContextLength: 32_768 }, 'TP 8 · PP 1 · 32,768'],
  ['rngd', { tensorParallel: 4, pipelineParallel: null, maxContextLength: 'long' }, 'TP 4'],
  ['abacus', { beads: 7 }, 'An Abacus'],
  ['ethos-u', null, 'An Abacus'],
  ['rngd', {}, 'An Abacus'],
  ['constructor', {}, 'An Abacus'],
])('a run of %s with %j is called %s', (platform, options, title) => {
  expect(runTitle({ platform, options }, 'An Abacus')).toBe(title);
});

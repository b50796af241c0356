import { expect, test } from 'vitest';
import { newDraft } from './draft';
import { testOption, testPlatform } from './testPlatform';
import { changedCount, tiersOf } from './tiers';

const OPTIONS = [
  testOption('context', { default: 4096 }),
  testOption('keys', { type: 'words', tier: 'advanced' }),
  testOption('verbose', { type: 'flag', default: false, tier: 'advanced' }),
  testOption('alignment', { default: 16, tier: 'advanced' }),
];
const DRAFT = newDraft(testPlatform('rngd', { options: OPTIONS }), 'a-1');

test('options are common or advanced, in their order', () => {
  const { common, advanced } = tiersOf(OPTIONS);
  expect(common.map(({ name }) => name)).toEqual(['context']);
  expect(advanced.map(({ name }) => name)).toEqual(['keys', 'verbose', 'alignment']);
});

test.each([
  [{}, 0],
  [{ keys: 'unsloth_version' }, 1],
  [{ keys: ' ', alignment: '', verbose: false }, 0],
  [{ alignment: '64', verbose: true, keys: 'a' }, 3],
])('of %j so many are set away from their default: %i', (inputs, count) => {
  expect(changedCount(OPTIONS, { ...DRAFT, options: { ...DRAFT.options, ...inputs } })).toBe(count);
});

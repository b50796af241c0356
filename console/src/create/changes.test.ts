import { expect, test } from 'vitest';
import { en } from '../i18n/en';
import { changesOf } from './changes';
import { newDraft, onPlatform } from './draft';
import { testOption, testPlatform } from './testPlatform';

const ETHOS_U = testPlatform('ethos-u', {
  options: [
    testOption('optimise', { title: 'Optimise for', type: 'choice', default: 'Performance' }),
    testOption('aligned', { title: 'Aligned', type: 'flag', default: false }),
    testOption('ini', { title: 'Own file', type: 'text' }),
  ],
});
const RNGD = testPlatform('rngd', { resources: { cpu: '8', memory: '1Gi' } });
const NAMES = {
  platforms: [ETHOS_U, RNGD],
  artifactName: (id: string) => `file ${id}`,
  t: en,
};
const BEFORE = newDraft(ETHOS_U, 'a-1');

test('what is repeated as it was has no changes, blanks or not', () => {
  expect(changesOf(BEFORE, { ...BEFORE, memory: ' 1Gi ' }, NAMES)).toEqual([]);
});

test('a setting that was changed is named with what it was and is', () => {
  const options = { ...BEFORE.options, optimise: 'Size', aligned: true };
  expect(changesOf(BEFORE, { ...BEFORE, options, memory: '3Gi' }, NAMES)).toEqual([
    { what: 'Optimise for', values: ['Performance', 'Size'] },
    { what: 'Aligned', values: ['No', 'Yes'] },
    { what: 'Memory request', values: ['1Gi', '3Gi'] },
  ]);
});

test('another platform is one change: its settings are not compared', () => {
  expect(changesOf(BEFORE, { ...onPlatform(BEFORE, RNGD), baseArtifactId: 'a-2' }, NAMES)).toEqual([
    { what: 'Base Artifact', values: ['file a-1', 'file a-2'] },
    { what: 'Platform', values: ['The ethos-u', 'The rngd'] },
    { what: 'CPU request', values: ['1', '8'] },
  ]);
});

test('a pasted file and the environment are named, and not shown', () => {
  const now = {
    ...BEFORE,
    envFile: 'HF_TOKEN=hf_do_not_show',
    additionalArgs: '--flag',
    options: { ...BEFORE.options, ini: '[section]' },
  };
  const changes = changesOf(BEFORE, now, NAMES);
  expect(changes).toEqual([{ what: 'Own file' }, { what: 'Additional Args' }, { what: 'Environment' }]);
  expect(JSON.stringify(changes)).not.toContain('hf_do_not_show');
});

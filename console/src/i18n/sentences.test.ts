import { expect, test } from 'vitest';
import type { NoteCode, ViolationCode } from '../api/types';
import { koNotes } from './ko/notes';
import { koViolations } from './ko/violations';
import { localized } from './localized';
import { noteText } from './notes';
import { violationText } from './violations';

const MESSAGE = 'must be one of Performance, Size';
const VIOLATION = {
  field: 'options.optimise',
  code: 'NotOneOf',
  parameters: { allowed: ['Performance', 'Size'] },
  message: MESSAGE,
} as const;

test('English is what the service says, another language says it by code and parameters', () => {
  const violation = { ...VIOLATION, parameters: { allowed: ['Performance', 'Size'] } };
  expect(violationText(violation, 'en')).toBe(MESSAGE);
  expect(violationText(violation, 'ko')).toBe('다음 중 하나여야 합니다: Performance, Size');
});

test('a code of a newer service, or one without its parameters, is shown in the words of the service', () => {
  expect(violationText({ ...VIOLATION, parameters: {} }, 'ko')).toBe(MESSAGE);
  const unknown = { ...VIOLATION, code: 'constructor' as ViolationCode, parameters: {} };
  expect(violationText(unknown, 'ko')).toBe(MESSAGE);
  const note = { code: 'Newer' as NoteCode, level: 'info', message: MESSAGE, parameters: {} } as const;
  expect(noteText(note, 'ko')).toBe(MESSAGE);
});

test('every sentence can be said of what it is about', () => {
  const said = [...Object.entries(koViolations), ...Object.entries(koNotes)].map(([code, say]) => [
    code,
    say(
      (name) => `<${name}>`,
      () => true,
    ),
  ]);
  expect(said.filter(([, sentence]) => !/[가-힣]/.test(sentence ?? ''))).toEqual([]);
});

test('a platform is shown in the language of the reader as far as it has it', () => {
  const option = {
    title: 'Optimise for',
    help: 'Size or speed',
    translations: { ko: { title: '최적화 기준' } },
  };
  expect(localized(option, 'ko')).toMatchObject({ title: '최적화 기준', help: 'Size or speed' });
  expect(localized(option, 'en').title).toBe('Optimise for');
});

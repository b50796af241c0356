import { expect, test } from 'vitest';
import type { NoteCode, ViolationCode } from '../api/types';
import causes from '../../../causes.json';
import { reasonText } from './causes';
import type { Sentences } from './codes/sentences';
import { koCauses } from './ko/causes';
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

test('a sentence within one that has no text of its own is shown in the words of the service', () => {
  const refused = {
    field: 'uri',
    code: 'SourceRefused',
    parameters: { reasonCode: 'SourceForbidden', reason: 'the hub answers 403' },
    message: MESSAGE,
  } as const;
  expect(violationText(refused, 'ko')).toBe('원본을 가져올 수 없습니다. the hub answers 403');
});

test('why a name is reserved is said in the language of the reader', () => {
  const reserved = { field: 'environment[0].name', code: 'ReservedName', message: MESSAGE } as const;
  const reason = 'in English';
  expect(violationText({ ...reserved, parameters: { names: 'LD_*', reason } }, 'ko')).toContain('동적 링커');
  expect(violationText({ ...reserved, parameters: { names: 'NEW_*', reason } }, 'ko')).toContain(reason);
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

const TOLD: [string, string[], Sentences<string>][] = [
  ...Object.entries({ ...causes.job, ...causes.service }).map(
    ([code, names]): [string, string[], Sentences<string>] => [code, names, koCauses],
  ),
  ...Object.entries(causes.notes).map(([code, names]): [string, string[], Sentences<string>] => [
    code,
    names,
    koNotes,
  ]),
];

test.each(TOLD)('%s of a Job is said of exactly what is told with it', (code, names, catalogue) => {
  const optional = names.filter((name) => name.endsWith('?')).map((name) => name.slice(0, -1));
  const always = names.filter((name) => !name.endsWith('?'));
  for (const told of [always, [...always, ...optional]]) {
    const missing = new Set<string>();
    const sentence = catalogue[code]?.(
      (name) => {
        if (!told.includes(name)) {
          missing.add(name);
        }
        return `<${name}>`;
      },
      (name) => told.includes(name),
    );
    expect([...missing]).toEqual([]);
    expect(sentence).toMatch(/[가-힣]/);
  }
});

test('a reason is said by its cause, and what is a sentence in it by its own', () => {
  const reason = { code: 'OutOfMemory', kind: 'CAPACITY', message: MESSAGE } as const;
  const parameters = { whatCode: 'KilledForMemory', tool: 'vela', memory: '1 GiB', larger: '2Gi' };
  const cause = { code: 'MemoryUsedUp', parameters };
  expect(reasonText({ ...reason, cause }, koCauses)).toMatch(
    /^시스템이 vela을\(를\) 강제 종료했습니다\. 메모리/,
  );
  expect(reasonText({ ...reason, cause }, undefined)).toBe(MESSAGE);
});

test('a reason without a cause, with one of a newer job program, or with half of one, is said in English', () => {
  const reason = { code: 'Internal', kind: 'PLATFORM', message: MESSAGE } as const;
  expect(reasonText({ ...reason, cause: null }, koCauses)).toBe(MESSAGE);
  expect(reasonText({ ...reason, cause: { code: 'Newer', parameters: {} } }, koCauses)).toBe(MESSAGE);
  const half = { code: 'MemoryUsedUp', parameters: { whatCode: 'Newer', memory: '1 GiB', larger: '2Gi' } };
  expect(reasonText({ ...reason, cause: half }, koCauses)).toBe(MESSAGE);
});

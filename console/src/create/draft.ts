import type { NewCompilation, Option, Platform, Recompile } from '../api/types';
import { valueText } from '../settings/optionText';

export type Variable = NonNullable<NewCompilation['environment']>[number];

/** What stands in the creation dialog, as it was typed. */
export interface Draft {
  baseArtifactId: string;
  platform: string;
  cpu: string;
  memory: string;
  queueSeconds: string;
  pendingSeconds: string;
  runSeconds: string;
  options: Record<string, string | boolean>;
  /** One argument on a line. */
  additionalArgs: string;
  /** Carried over from the compilation that is repeated. */
  carried: Variable[];
  /** What is repeated, and what comes along unseen. */
  origin: Pick<NewCompilation, 'labels' | 'copyTo' | 'recompileOf'>;
  envFile: string;
  /** The file that the text of envFile came from; it is not shown, as it may hold secrets. */
  envFileName: string | undefined;
  /** What people call it, and say of it. */
  name: string;
  note: string;
}

export function newDraft(platform: Platform, baseArtifactId: string): Draft {
  return {
    baseArtifactId,
    platform: platform.name,
    ...platform.resources,
    queueSeconds: '',
    pendingSeconds: '',
    runSeconds: '',
    options: defaultsOf(platform),
    additionalArgs: '',
    carried: [],
    origin: {},
    envFile: '',
    envFileName: undefined,
    name: '',
    note: '',
  };
}

/** Everything as it was, to be changed before it is compiled again. */
export function draftOf(recompile: Recompile, platform: Platform): Draft {
  const options = platform.options.map(({ name }) => [name, inputOf(recompile.options[name])]);
  return {
    ...newDraft(platform, recompile.baseArtifactId),
    ...recompile.resources,
    queueSeconds: String(recompile.limits.queueSeconds),
    pendingSeconds: String(recompile.limits.pendingSeconds),
    runSeconds: String(recompile.limits.runSeconds),
    options: Object.fromEntries(options) as Draft['options'],
    additionalArgs: recompile.additionalArgs.join('\n'),
    carried: recompile.environment,
    origin: {
      labels: recompile.labels,
      ...(recompile.copyTo && { copyTo: recompile.copyTo }),
      recompileOf: recompile.recompileOf,
    },
  };
}

/** Another platform has other settings: those of the first go, with its arguments and resources; the rest stays. */
export function onPlatform(draft: Draft, platform: Platform): Draft {
  const { platform: name, cpu, memory, options, additionalArgs } = newDraft(platform, draft.baseArtifactId);
  return { ...draft, platform: name, cpu, memory, options, additionalArgs };
}

/** A file that is dropped follows what stands there already. Its text is hidden then, so the name tells. */
export function withFile(draft: Draft, name: string, text: string, typedLines: string): Partial<Draft> {
  const earlier = draft.envFile.trimEnd();
  if (earlier === '') {
    return { envFileName: name, envFile: text };
  }
  return {
    envFileName: `${draft.envFileName ?? typedLines}, ${name}`,
    envFile: `${earlier}\n${text}`,
  };
}

export const withoutFile: Partial<Draft> = { envFileName: undefined, envFile: '' };

/** The body that the API takes. What is empty is left out: the service fills it in. */
export function bodyOf(draft: Draft, platform: Platform): NewCompilation {
  const limits = {
    ...numberAt('queueSeconds', draft.queueSeconds),
    ...numberAt('pendingSeconds', draft.pendingSeconds),
    ...numberAt('runSeconds', draft.runSeconds),
  };
  const options = platform.options.flatMap((option) => {
    const value = valueOf(option, draft.options[option.name] ?? '');
    return value === undefined ? [] : [[option.name, value]];
  });
  const additionalArgs = draft.additionalArgs.split('\n').filter((line) => line.trim() !== '');
  return {
    baseArtifactId: draft.baseArtifactId,
    platform: draft.platform,
    resources: { ...textAt('cpu', draft.cpu), ...textAt('memory', draft.memory) },
    options: Object.fromEntries(options) as Record<string, unknown>,
    ...(Object.keys(limits).length > 0 && { limits }),
    ...(additionalArgs.length > 0 && { additionalArgs: additionalArgs.map((line) => line.trim()) }),
    ...(draft.carried.length > 0 && { environment: draft.carried }),
    ...draft.origin,
    ...(draft.envFile.trim() !== '' && { envFile: draft.envFile }),
    ...textAt('name', draft.name),
    ...textAt('note', draft.note),
  };
}

/** The defaults of a platform, as they stand in its fields. */
function defaultsOf(platform: Platform): Draft['options'] {
  return Object.fromEntries(platform.options.map((option) => [option.name, inputOf(option.default)]));
}

export function inputOf(value: unknown): string | boolean {
  if (value === null || value === undefined) {
    return '';
  }
  if (typeof value === 'boolean') {
    return value;
  }
  return valueText(value);
}

/** A text that is no number is sent as it is, so that the service says what is wrong with it. */
function valueOf(option: Option, input: string | boolean): unknown {
  if (typeof input === 'boolean') {
    return input;
  }
  const text = input.trim();
  if (text === '') {
    return undefined;
  }
  if (option.type === 'choice') {
    return option.choices?.find((choice) => String(choice) === text) ?? text;
  }
  return option.type === 'integer' ? numberOr(text) : text;
}

function numberOr(text: string): number | string {
  return /^-?[0-9]{1,15}$/.test(text) ? Number(text) : text;
}

function numberAt(name: string, text: string): Record<string, number> {
  return text.trim() === '' ? {} : { [name]: numberOr(text.trim()) as number };
}

function textAt(name: string, text: string): Record<string, string> {
  return text.trim() === '' ? {} : { [name]: text.trim() };
}

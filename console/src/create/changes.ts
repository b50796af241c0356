import type { Platform } from '../api/types';
import type { Texts } from '../i18n/en';
import { optionText } from '../settings/optionText';
import type { Draft } from './draft';

/** What differs from the compilation that is repeated, in words. */
export interface Change {
  what: string;
  /** Left out where it is too long to read, or may hold a secret. */
  values?: [from: string, to: string];
}

interface Names {
  platforms: Platform[];
  artifactName: (id: string) => string;
  t: Texts;
}

export function changesOf(before: Draft, now: Draft, names: Names): Change[] {
  const { t, platforms, artifactName } = names;
  const titleOf = (name: string) => platforms.find((platform) => platform.name === name)?.title ?? name;
  return [
    ...changed(t.create.artifact, artifactName(before.baseArtifactId), artifactName(now.baseArtifactId)),
    ...changed(t.create.platform, titleOf(before.platform), titleOf(now.platform)),
    ...(before.platform === now.platform ? changedOptions(before, now, names) : []),
    ...(['cpu', 'memory', 'queueSeconds', 'pendingSeconds', 'runSeconds'] as const).flatMap((name) =>
      changed(t.create[name], before[name], now[name]),
    ),
    ...unread(t.create.args, before.additionalArgs, now.additionalArgs),
    ...unread(t.create.environment, environmentOf(before), environmentOf(now)),
  ];
}

function changedOptions(before: Draft, now: Draft, { platforms, t }: Names): Change[] {
  const options = platforms.find(({ name }) => name === now.platform)?.options ?? [];
  return options.flatMap(({ name, title, type }) => {
    const [from, to] = [before.options[name] ?? '', now.options[name] ?? ''];
    if (type === 'text') {
      return unread(title, String(from), String(to));
    }
    return changed(title, inputText(from, t), inputText(to, t));
  });
}

function inputText(input: string | boolean, t: Texts): string {
  return typeof input === 'boolean' ? optionText(input, t) : input.trim();
}

function changed(what: string, from: string, to: string): Change[] {
  return from.trim() === to.trim() ? [] : [{ what, values: [from, to] }];
}

function unread(what: string, from: string, to: string): Change[] {
  return from.trim() === to.trim() ? [] : [{ what }];
}

function environmentOf({ carried, envFile }: Draft): string {
  return JSON.stringify([carried, envFile.trim()]);
}

import type { Difference, Phase, ReasonCode } from '../api/types';
import type { Texts } from '../i18n/en';
import { formatBytes, formatDuration } from '../i18n/format';
import { measureName, measureText } from '../results/measureText';
import { optionText } from '../settings/optionText';

/** One difference in words. */
export interface Row {
  section: Difference['section'];
  name: string;
  a: string;
  b: string;
  /** How much more the second one is, where both are numbers: `+12 %`. */
  change: string | undefined;
}

/** What only tells that the content is another one, and how long it took: no decision hangs on it. */
export function isNoise({ section, path }: Difference): boolean {
  return section === 'results' && (/^\/files\/.*\/sha256$/.test(path) || path.startsWith('/durations/'));
}

/** What words there are for what the service tells: titles of options by name, warnings by their message. */
export interface Known {
  titles: ReadonlyMap<string, string>;
  warnings: ReadonlyMap<string, string>;
}

/** A difference in the words of its platform and of its reader. */
export function rowOf(difference: Difference, { titles, warnings }: Known, t: Texts): Row {
  const { section, a, b } = difference;
  const parts = partsOf(difference.path);
  const text = (value: unknown) => {
    if (isAbsent(value)) {
      return t.comparison.absent;
    }
    return parts.at(-1) === 'warnings' && Array.isArray(value)
      ? value.map((warning) => warnings.get(String(warning)) ?? String(warning)).join('\n')
      : valueText(value, section, parts, t);
  };
  return {
    section,
    name: nameOf(section, parts, titles, t),
    a: text(a),
    b: text(b),
    change: isShare(parts) ? undefined : changeOf(a, b),
  };
}

/** How many percent more percents are, tells nobody anything. */
function isShare(parts: readonly string[]): boolean {
  return parts.at(-1)?.endsWith('Percent') ?? false;
}

/** The parts of a JSON Pointer. */
export function partsOf(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function changeOf(a: unknown, b: unknown): string | undefined {
  if (typeof a !== 'number' || typeof b !== 'number' || a <= 0 || b <= 0) {
    return undefined;
  }
  const percent = (100 * (b - a)) / a;
  const rounded = Math.abs(percent) < 10 ? percent.toFixed(1) : percent.toFixed(0);
  return `${percent > 0 ? '+' : ''}${rounded} %`;
}

function isAbsent(value: unknown): boolean {
  return value === null || value === undefined;
}

function nameOf(
  section: Difference['section'],
  parts: readonly string[],
  titles: ReadonlyMap<string, string>,
  t: Texts,
): string {
  const known = t.comparison.paths as Partial<Record<string, string>>;
  const [first = '', ...rest] = parts;
  if (first === '') {
    return t.comparison.sections[section];
  }
  if (section === 'options') {
    return [titles.get(first) ?? first, ...rest].join(' ');
  }
  if (section === 'environment') {
    return first;
  }
  if (first === 'summary') {
    return [measureName(rest[0] ?? '', t), ...rest.slice(1)].join(' ');
  }
  if (first === 'files') {
    return `${rest.slice(0, -1).join('/')}: ${known[rest.at(-1) ?? ''] ?? rest.at(-1) ?? ''}`;
  }
  return parts
    .filter((part) => part !== 'durations')
    .map((part) => known[part] ?? part)
    .join(' ');
}

function valueText(
  value: unknown,
  section: Difference['section'],
  parts: readonly string[],
  t: Texts,
): string {
  const last = parts.at(-1) ?? '';
  if (typeof value === 'number') {
    return numberText(value, section, parts, t);
  }
  if (last === 'phase' && typeof value === 'string') {
    return (t.phases as Partial<Record<string, string>>)[value as Phase] ?? value;
  }
  if (last === 'reasonCode' && typeof value === 'string') {
    return (t.reasons as Partial<Record<string, { title: string }>>)[value as ReasonCode]?.title ?? value;
  }
  if (last === 'sha256' && typeof value === 'string') {
    return value.slice(0, 12);
  }
  return optionText(section === 'environment' && last === 'secret' ? t.comparison.secret : value, t);
}

function numberText(value: number, section: string, parts: readonly string[], t: Texts): string {
  const [last = ''] = parts.slice(-1);
  if (section === 'limits') {
    return formatDuration(value, t);
  }
  if (section !== 'results') {
    return optionText(value, t);
  }
  if (parts[0] === 'durations') {
    return formatDuration(value, t);
  }
  if (last.endsWith('Kib')) {
    return formatBytes(Math.round(value * 1024));
  }
  if (last.endsWith('Percent')) {
    return `${value} %`;
  }
  return last.endsWith('Bytes')
    ? formatBytes(value)
    : measureText({ value, unit: last.endsWith('Seconds') ? 'seconds' : 'count' }, t);
}

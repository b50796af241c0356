import type { Texts } from '../i18n/en';
import { formatBytes, formatDuration } from '../i18n/format';
import type { Measure } from './measures';

/** What a measure is called; what the texts do not know keeps its own name. */
export function measureName(name: string, t: Texts): string {
  return (t.results.facts as Partial<Record<string, string>>)[name] ?? name;
}

export function measureText({ value, unit }: Pick<Measure, 'value' | 'unit'>, t: Texts): string {
  if (typeof value === 'string') {
    return value;
  }
  switch (unit) {
    case 'bytes':
      return formatBytes(Math.round(value));
    case 'seconds':
      return shortTime(value, t);
    default:
      return value.toLocaleString('en');
  }
}

/** `84.2 µs`, `1.23 ms`: what a chip takes is far below a second. */
export function shortTime(seconds: number, t: Texts): string {
  if (seconds >= 1) {
    return formatDuration(seconds, t);
  }
  const [value, unit] = seconds < 0.001 ? [seconds * 1e6, 'µs'] : [seconds * 1e3, 'ms'];
  return `${Number(value.toPrecision(3))} ${unit}`;
}

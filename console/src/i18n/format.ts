import type { Texts } from './en';

/** Times, durations and sizes as people read them. */

export function formatTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const UNITS = [
  [DAY, 'day'],
  [HOUR, 'hour'],
  [MINUTE, 'minute'],
] as const;
/** From here on a date says more. */
const LONG_AGO = 7 * DAY;

/** `just now`, `3 min ago`, `2 hr. ago`, `Nov 25, 2026`. A clock that goes ahead makes nothing be of the future. */
export function formatAgo(instant: string, now: number, language: string, { durations }: Texts): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(instant)) / 1000));
  if (seconds >= LONG_AGO) {
    const day = { year: 'numeric', month: 'short', day: 'numeric' } as const;
    return new Intl.DateTimeFormat(language, day).format(new Date(instant));
  }
  const [size, unit] = UNITS.find(([size]) => seconds >= size) ?? [];
  return size === undefined
    ? durations.justNow
    : new Intl.RelativeTimeFormat(language, { style: 'short' }).format(-Math.floor(seconds / size), unit);
}

/** `850 ms`, `4.2 s`, `3 min 5 s`, `2 h 3 min`: the two largest units. */
export function formatDuration(seconds: number, { durations }: Texts): string {
  if (seconds < 1) {
    return durations.milliseconds(Math.round(seconds * 1000));
  }
  if (seconds < 60) {
    return durations.seconds(seconds.toFixed(1));
  }
  const whole = Math.floor(seconds);
  const minutes = Math.floor(whole / 60);
  const parts =
    minutes < 60
      ? [durations.minutes(minutes), whole % 60 > 0 && durations.seconds(String(whole % 60))]
      : [durations.hours(Math.floor(minutes / 60)), minutes % 60 > 0 && durations.minutes(minutes % 60)];
  return parts.filter((part) => part !== false).join(' ');
}

/** `512 B`, `56.2 KiB`, `3 MiB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const exponent = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** exponent;
  return `${Number(amount.toFixed(1))} ${units[exponent] ?? ''}`;
}

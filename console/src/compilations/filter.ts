import { useSearchParams } from 'wouter';
import type { CompilationFilter } from '../api/compilationLists';
import type { Phase } from '../api/types';

export const PHASES: readonly Phase[] = [
  'Pending',
  'Running',
  'Succeeded',
  'Registered',
  'Failed',
  'Stopping',
  'Stopped',
];

/** What is looked for, as it stands in the address: days are those of the reader. */
export interface Search {
  text?: string | undefined;
  phases: readonly Phase[];
  platform?: string | undefined;
  model?: string | undefined;
  by?: string | undefined;
  /** The first day, as `2026-11-25`. */
  after?: string | undefined;
  /** The last day. */
  before?: string | undefined;
  order?: 'asc' | undefined;
}

export const EVERYTHING: Search = { phases: [] };

/** The search stands in the address, so that it can be kept and sent; a new one begins at its first page. */
export function useSearch(): [Search, (search: Search) => void] {
  const [address, setAddress] = useSearchParams();
  return [
    searchOf(address),
    (next) => {
      setAddress(addressOf(next), { replace: true });
    },
  ];
}

const TEXTS = ['text', 'platform', 'model', 'by'] as const;

/** What an address asks for; what makes no sense in it is left out. */
export function searchOf(address: URLSearchParams): Search {
  const phases = (address.get('phase') ?? '').split(',');
  const texts = TEXTS.map((name) => [name, address.get(name)] as const).filter(([, value]) => value);
  return {
    ...Object.fromEntries(texts),
    phases: PHASES.filter((phase) => phases.includes(phase)),
    ...Object.fromEntries(daysOf(address).filter(([, day]) => isDay(day))),
    ...(address.get('order') === 'asc' && { order: 'asc' }),
  };
}

/** What an address calls days that no calendar has: they can't be looked for. */
export function impossibleDays(address: URLSearchParams): string[] {
  return daysOf(address).flatMap(([, day]) => (isDay(day) ? [] : [day]));
}

/** The address of a search: as short as it can be. */
export function addressOf({ phases, ...rest }: Search): URLSearchParams {
  const set = Object.entries(rest).filter(([, value]) => value);
  return new URLSearchParams([
    ...(phases.length > 0 ? [['phase', phases.join(',')]] : []),
    ...set.map(([name, value]) => [name, value]),
  ]);
}

/** What the service is asked for. A text of blanks would be refused, one that is too long as well. */
export function filterOf({
  phases,
  text,
  platform,
  model,
  by,
  after,
  before,
  order,
}: Search): CompilationFilter {
  return {
    phases,
    text: wordsOf(text),
    platform: platform?.trim() === '' ? undefined : platform,
    modelName: wordsOf(model),
    createdBy: wordsOf(by),
    createdAfter: after && midnight(after, 0),
    createdBefore: before && midnight(before, 1),
    order,
  };
}

/** Whether anything is left out, so that an empty list does not mean that there is nothing. */
export function isNarrow({ phases, text, platform, model, by, after, before }: Search): boolean {
  return phases.length > 0 || [text, platform, model, by, after, before].some((value) => Boolean(value));
}

const LONGEST = 200;

function wordsOf(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim().slice(0, LONGEST);
}

function daysOf(address: URLSearchParams): [string, string][] {
  return (['after', 'before'] as const).flatMap((name): [string, string][] => {
    const day = address.get(name);
    return day ? [[name, day]] : [];
  });
}

/** Whether the calendar has it: it takes February 31 for a day of March. */
function isDay(text: string): boolean {
  const begins = `${text}T00:00:00.000Z`;
  const at = Date.parse(begins);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString() === begins;
}

/** The instant at which a day, or the one so many days later, begins where the reader is. */
function midnight(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}

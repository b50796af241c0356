import type { Manifest } from '../api/types';

/** One thing that is known of a result. */
export interface Measure {
  /** As `results.facts` of the texts calls it, else its own name. */
  name: string;
  value: number | string;
  unit: 'bytes' | 'seconds' | 'count' | 'text';
}

/** What a manifest tells of its result. */
export interface Result {
  /** How much of the model the NPU does, where that is counted. */
  share: { npu: number; all: number; percent: number } | undefined;
  /** What is looked for first. */
  first: Measure[];
  /** All else. */
  more: Measure[];
}

export type Summary = Manifest['summary'];

export function bytes(name: string, value: unknown): Measure[] {
  return typeof value === 'number' && value > 0 ? [{ name, value, unit: 'bytes' }] : [];
}

export function kibibytes(name: string, value: unknown): Measure[] {
  return typeof value === 'number' ? bytes(name, value * 1024) : [];
}

export function seconds(name: string, value: unknown): Measure[] {
  return typeof value === 'number' && value > 0 ? [{ name, value, unit: 'seconds' }] : [];
}

export function count(name: string, value: unknown): Measure[] {
  return typeof value === 'number' ? [{ name, value, unit: 'count' }] : [];
}

export function text(name: string, value: unknown): Measure[] {
  return typeof value === 'string' && value !== '' ? [{ name, value, unit: 'text' }] : [];
}

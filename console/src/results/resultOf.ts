import type { Manifest } from '../api/types';
import { ethosUResult } from './ethosU';
import type { Measure, Result } from './measures';
import { qualcommResult } from './qualcomm';
import { rngdResult } from './rngd';
import { rockchipResult } from './rockchip';

type Reader = (manifest: Manifest) => Result;

const READERS: Partial<Record<string, Reader>> = {
  'ethos-u': ethosUResult,
  'qualcomm-htp': qualcommResult,
  rngd: rngdResult,
  rockchip: rockchipResult,
};

/** What came out, as far as its platform is known here; of others all that its summary has. */
export function resultOf(manifest: Manifest): Result {
  return (READERS[manifest.platform] ?? plainResult)(manifest);
}

function plainResult({ summary }: Manifest): Result {
  const measures = Object.entries(summary).flatMap(([name, value]) => plain(name, value));
  return { share: undefined, first: measures.slice(0, 6), more: measures.slice(6) };
}

function plain(name: string, value: unknown): Measure[] {
  if (value === null || value === undefined) {
    return [];
  }
  if (typeof value === 'number') {
    return [{ name, value, unit: 'count' }];
  }
  return [{ name, value: typeof value === 'string' ? value : JSON.stringify(value), unit: 'text' }];
}

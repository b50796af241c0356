import { client } from '../api/client';
import { dataOf } from '../api/problem';
import type { StepName } from '../api/types';

/** As much as the service gives at once: few requests for a long log. */
const LIMIT = 1_048_576;

interface Part {
  bytes: ArrayBuffer;
  nextOffset: number;
  isComplete: boolean;
}

/** The part of an attempt's log that begins at an offset. */
export async function readLog(url: string, offset: number, signal: AbortSignal): Promise<Part> {
  const [id = '', step = '', n = ''] =
    /compilations\/(.+)\/steps\/(.+)\/attempts\/(\d+)/.exec(url)?.slice(1) ?? [];
  const call = await client.GET('/v1/compilations/{id}/steps/{step}/attempts/{n}/log', {
    params: { path: { id, step: step as StepName, n: Number(n) }, query: { offset, limit: LIMIT } },
    parseAs: 'arrayBuffer',
    signal,
  });
  const bytes = await dataOf(Promise.resolve(call));
  const header = (name: string) => call.response.headers.get(`Npuc-Log-${name}`);
  return { bytes, nextOffset: Number(header('Next-Offset')), isComplete: header('Complete') === 'true' };
}

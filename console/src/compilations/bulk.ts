import { isMissing } from '../api/problem';
import type { ListedCompilation } from '../api/types';
import type { Texts } from '../i18n/en';
import { reasonsAgainst } from './reasonsAgainst';

export type BulkAction = 'stop' | 'delete';

export interface LeftOut {
  compilation: ListedCompilation;
  why: string;
}

/** Which of those chosen it can be done with, and why not with the others. */
export function sorted(
  chosen: readonly ListedCompilation[],
  action: BulkAction,
  t: Texts,
): { included: ListedCompilation[]; leftOut: LeftOut[] } {
  const leftOut = chosen.flatMap((compilation) => {
    const why = reasonsAgainst(compilation, t)[action];
    return why === undefined ? [] : [{ compilation, why }];
  });
  return { included: chosen.filter(({ actions }) => actions[action]), leftOut };
}

/** What came of one of many. */
export type Result = 'waits' | 'runs' | 'done' | Error;

/** Does it with each, a few at a time; one that fails holds up no other. Once it is halted, no further one is begun. */
export async function each<T>(
  items: readonly T[],
  atOnce: number,
  run: (item: T) => Promise<unknown>,
  onResult: (item: T, result: Result) => void,
  halt: AbortSignal,
): Promise<void> {
  const left = [...items];
  const work = async () => {
    for (let item = left.shift(); item !== undefined && !halt.aborted; item = left.shift()) {
      onResult(item, 'runs');
      onResult(item, await resultOf(run(item)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** What is gone already, as another tab deleted it, is deleted. */
export async function gone(deleting: Promise<unknown>): Promise<void> {
  try {
    await deleting;
  } catch (error) {
    if (!isMissing(error)) {
      throw error;
    }
  }
}

async function resultOf(doing: Promise<unknown>): Promise<Result> {
  try {
    await doing;
    return 'done';
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

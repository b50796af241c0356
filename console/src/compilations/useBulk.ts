import { useRef, useState } from 'react';
import { deleteCompilation, stopCompilation } from '../api/compilations';
import type { ListedCompilation } from '../api/types';
import { each, gone, type BulkAction, type Result } from './bulk';

/** So many requests at once that it is quick, so few that others are served as well. */
const AT_ONCE = 4;

const RUN: Record<BulkAction, (id: string) => Promise<unknown>> = {
  stop: stopCompilation,
  delete: (id) => gone(deleteCompilation(id)),
};

/** Does an action with each of those included, and knows what came of each. */
export function useBulk(action: BulkAction, included: ListedCompilation[]) {
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  const [isHalted, setHalted] = useState(false);
  const halting = useRef<AbortController>(undefined);
  const of = (id: string) => results.get(id);
  const open = included.filter(({ id }) => of(id) === undefined || of(id) instanceof Error);
  const run = async () => {
    const halt = new AbortController();
    halting.current = halt;
    setHalted(false);
    setResults((before) => new Map([...before, ...open.map(({ id }) => [id, 'waits'] as const)]));
    await each(
      open,
      AT_ONCE,
      ({ id }) => RUN[action](id),
      ({ id }, result) => {
        setResults((before) => new Map(before).set(id, result));
      },
      halt.signal,
    );
    // What was not begun is as if it had not been asked for.
    setResults((before) => new Map([...before].filter(([, result]) => result !== 'waits')));
  };
  const count = (is: (result: Result | undefined) => boolean) =>
    included.filter(({ id }) => is(of(id))).length;
  return {
    of,
    run: () => void run(),
    halt: () => {
      halting.current?.abort();
      setHalted(true);
    },
    isHalted,
    isBegun: results.size > 0,
    isRunning: included.some(({ id }) => of(id) === 'runs' || of(id) === 'waits'),
    open: open.length,
    done: count((result) => result === 'done'),
    failed: count((result) => result instanceof Error),
    notBegun: count((result) => result === undefined || result === 'waits'),
  };
}

import type { ListedCompilation } from '../api/types';

type Told = Pick<ListedCompilation, 'platform' | 'options'>;

/**
 * What tells the runs of a version apart at a glance: the accelerator, or how many cards it takes and how
 * long a context. A platform that is not known here has its own title.
 */
export function runTitle({ platform, options }: Told, platformTitle: string): string {
  const parts = PARTS.get(platform)?.(options ?? {}).filter((part) => part !== undefined) ?? [];
  return parts.length === 0 ? platformTitle : parts.join(' · ');
}

type Options = NonNullable<ListedCompilation['options']>;

const PARTS = new Map<string, (options: Options) => (string | undefined)[]>([
  [
    'ethos-u',
    ({ acceleratorConfig }) => [typeof acceleratorConfig === 'string' ? acceleratorConfig : undefined],
  ],
  [
    'rngd',
    ({ tensorParallel, pipelineParallel, maxContextLength }) => [
      named('TP', tensorParallel),
      named('PP', pipelineParallel),
      count(maxContextLength),
    ],
  ],
]);

function named(name: string, value: unknown): string | undefined {
  const number = count(value);
  return number === undefined ? undefined : `${name} ${number}`;
}

/** In every language written as `32,768`, as people quote it to each other. */
function count(value: unknown): string | undefined {
  return typeof value === 'number' ? value.toLocaleString('en') : undefined;
}

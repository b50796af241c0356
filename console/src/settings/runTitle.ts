import type { ListedCompilation, Platform } from '../api/types';

type Told = Pick<ListedCompilation, 'platform' | 'options'>;
type Known = Pick<Platform, 'title' | 'options'>;

/**
 * What tells the runs of a version apart at a glance: the accelerator, or how many cards it takes and how
 * long a context. Of any other platform it is the option `target`, else the first that is a choice, as no
 * answer says which one tells the target; then the precision. Where nothing of it is set, it is the platform.
 */
export function runTitle({ platform, options }: Told, known: Known | undefined): string {
  const given = options ?? {};
  const parts = PARTS.get(platform)?.(given) ?? [targetOf(given, known)];
  const shown = parts.filter((part) => part !== undefined);
  return shown.length === 0 ? (known?.title ?? platform) : shown.join(' · ');
}

function targetOf(options: Options, known: Known | undefined): string | undefined {
  const choice = known?.options.find(({ type }) => type === 'choice')?.name;
  const target = text(options['target']) ?? (choice === undefined ? undefined : text(options[choice]));
  const precision = choice === 'precision' ? undefined : text(options['precision']);
  return target === undefined ? undefined : [target, precision].filter(Boolean).join(' ');
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

type Options = NonNullable<ListedCompilation['options']>;

const PARTS = new Map<string, (options: Options) => (string | undefined)[]>([
  ['ethos-u', ({ acceleratorConfig }) => [text(acceleratorConfig)]],
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

import type { Manifest } from '../api/types';
import { bytes, count, text, type Result, type Summary } from './measures';

const BUNDLES = ['model.fxb', 'binary_bundle.zip'];
const CORES_OF_A_CARD = 8;

type Made = Pick<Manifest, 'summary' | 'files' | 'linked'>;

/** What the bundle of an RNGD model says of itself. */
export function rngdResult({ summary, files, linked = [] }: Made): Result {
  const weights = files.filter(({ path }) => linked.includes(path) || isWeights(path));
  const buckets = summary['buckets'];
  return {
    share: undefined,
    first: [
      ...count('kernelCount', summary['kernelCount']),
      ...bytes('bundle', files.find(({ path }) => BUNDLES.includes(path))?.size),
      ...bytes(
        'modelWeights',
        weights.reduce((sum, { size }) => sum + size, 0),
      ),
      ...count('cards', cardsOf(summary)),
    ],
    more: [
      ...text('buckets', Array.isArray(buckets) ? buckets.map(String).join(', ') : undefined),
      ...text('versions', versionsOf(summary['versions'])),
    ],
  };
}

/** How many cards a compiled model takes: a card has eight cores, and tensor parallel shares cores. */
export function cardsOf(summary: Summary): number | undefined {
  const { tensor, pipeline } = parallelOf(summary);
  return tensor === undefined ? undefined : Math.ceil(tensor / CORES_OF_A_CARD) * pipeline;
}

export function parallelOf(summary: Summary): { tensor: number | undefined; pipeline: number } {
  const config = recordOf(summary['parallelConfig']);
  const [tensor, pipeline] = [config['tensor_parallel_size'], config['pipeline_parallel_size']];
  return {
    tensor: typeof tensor === 'number' ? tensor : undefined,
    pipeline: typeof pipeline === 'number' ? pipeline : 1,
  };
}

/** `{furiosa_llm: {version, revision}}` as `furiosa_llm 2026.4.0`; older bundles have plain texts. */
export function versionsOf(versions: unknown): string {
  return Object.entries(recordOf(versions))
    .flatMap(([name, value]) => {
      const version = typeof value === 'string' ? value : recordOf(value)['version'];
      return typeof version === 'string' ? [`${name} ${version}`] : [];
    })
    .join(', ');
}

function isWeights(path: string): boolean {
  return path.includes('.safetensors');
}

export function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

import type { Manifest } from '../api/types';
import { bytes, count, kibibytes, seconds, text, type Result, type Summary } from './measures';

/** What vela says of its work. */
export function ethosUResult({ summary }: Pick<Manifest, 'summary'>): Result {
  const time = summary['inferenceTimeSeconds'];
  return {
    share: shareOf(summary),
    first: [
      ...seconds('inferenceTimeSeconds', time),
      ...kibibytes('totalSramUsedKib', summary['totalSramUsedKib']),
      ...kibibytes('totalDramUsedKib', summary['totalDramUsedKib']),
      ...kibibytes('totalOnChipFlashUsedKib', summary['totalOnChipFlashUsedKib']),
      ...kibibytes('totalOffChipFlashUsedKib', summary['totalOffChipFlashUsedKib']),
      ...bytes('npuEncodedWeightsBytes', summary['npuEncodedWeightsBytes']),
    ],
    more: [
      ...bytes('originalWeightsBytes', summary['originalWeightsBytes']),
      ...(typeof time === 'number' && time > 0 ? count('inferencesPerSecond', rounded(1 / time)) : []),
      ...count('macsPerInference', summary['macsPerInference']),
      ...count('cyclesPerInference', summary['cyclesPerInference']),
      ...text('acceleratorConfig', summary['acceleratorConfig']),
      ...text('systemConfig', summary['systemConfig']),
      ...text('memoryMode', summary['memoryMode']),
    ],
  };
}

/** The share of the NPU, where both kinds of operators are counted. */
export function shareOf({ npuOperators: npu, cpuOperators: cpu }: Summary): Result['share'] {
  if (typeof npu !== 'number' || typeof cpu !== 'number' || npu + cpu === 0) {
    return undefined;
  }
  const all = npu + cpu;
  return { npu, all, percent: (100 * npu) / all };
}

function rounded(perSecond: number): number {
  return Number(perSecond.toPrecision(3));
}

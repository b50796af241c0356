import type { Manifest } from '../api/types';
import { bytes, count, text, type Result } from './measures';
import { listed, operatorsOf } from './onnx';
import { versionsOf } from './rngd';

/** What the compiler of Rockchip's NPUs says of its work. */
export function rockchipResult({ summary }: Pick<Manifest, 'summary'>): Result {
  return {
    share: undefined,
    first: [
      ...bytes('contextBytes', summary['contextBytes']),
      ...text('target', summary['target']),
      ...text('precision', summary['precision']),
    ],
    more: [
      ...(summary['precision'] === 'int8' ? count('calibrationSamples', summary['calibrationSamples']) : []),
      ...text('inputs', listed(summary['inputs'])),
      ...text('outputs', listed(summary['outputs'])),
      ...text('modelOperators', operatorsOf(summary['modelOperators'])),
      ...count('opset', summary['opset']),
      ...text('versions', versionsOf(summary['versions'])),
    ],
  };
}

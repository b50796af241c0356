import type { Manifest } from '../api/types';
import { shareOf } from './ethosU';
import { bytes, count, text, type Result } from './measures';
import { listed, operatorsOf } from './onnx';
import { versionsOf } from './rngd';

/** What the compiler of Qualcomm's HTP says of its work. */
export function qualcommResult({ summary }: Pick<Manifest, 'summary'>): Result {
  return {
    share: shareOf(summary),
    first: [
      ...bytes('contextBytes', summary['contextBytes']),
      ...text('target', summary['target']),
      ...text('precision', summary['precision']),
    ],
    more: [
      ...text('chip', summary['chip']),
      ...text('htpArchitecture', summary['htpArchitecture']),
      ...text('inputs', listed(summary['inputs'])),
      ...text('outputs', listed(summary['outputs'])),
      ...text('modelOperators', operatorsOf(summary['modelOperators'])),
      ...count('opset', summary['opset']),
      ...text('versions', versionsOf(summary['versions'])),
    ],
  };
}

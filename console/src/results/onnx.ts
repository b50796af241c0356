import { recordOf } from './rngd';

/** `x FLOAT 1x3x48x192, z FLOAT 1x7` */
export function listed(shapes: unknown): string {
  return Array.isArray(shapes) ? shapes.map(String).join(', ') : '';
}

/** `Conv 53, Relu 40` */
export function operatorsOf(operators: unknown): string {
  return Object.entries(recordOf(operators))
    .map(([name, number]) => `${name} ${String(number)}`)
    .join(', ');
}

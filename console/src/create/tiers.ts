import type { Option } from '../api/types';
import { inputOf, type Draft } from './draft';

/** Those that most people set, and those that few do. */
export function tiersOf(options: Option[]): Record<Option['tier'], Option[]> {
  return {
    common: options.filter(({ tier }) => tier !== 'advanced'),
    advanced: options.filter(({ tier }) => tier === 'advanced'),
  };
}

/** How many of them stand at something else than their default. */
export function changedCount(options: Option[], { options: inputs }: Draft): number {
  return options.filter((option) => isSet(inputs[option.name] ?? '', inputOf(option.default))).length;
}

function isSet(input: string | boolean, byDefault: string | boolean): boolean {
  const text = typeof input === 'string' ? input.trim() : input;
  // A field that is emptied has its default, as a flag without one is not set.
  return text !== '' && text !== (byDefault === '' && typeof text === 'boolean' ? false : byDefault);
}

import type { Compilation, ListedCompilation } from '../api/types';

/** What a compilation may be compared with: the one that it is a re-compile of, then the latest ones. */
export function candidates<T extends Pick<ListedCompilation, 'id'>>(
  compilation: Pick<Compilation, 'id' | 'recompileOf'>,
  listed: readonly T[],
): T[] {
  const others = listed.filter(({ id }) => id !== compilation.id);
  const isParent = ({ id }: T) => id === compilation.recompileOf;
  return [...others.filter(isParent), ...others.filter((other) => !isParent(other))];
}

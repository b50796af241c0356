import type { Compilation } from '../api/types';
import { Notes } from '../ui/Notes';
import { Warnings } from '../ui/Warnings';

/** What should be known of a compilation, in the reader's language as far as it is told by codes. */
export function WorthKnowing({ compilation: { warnings, notes } }: { compilation: Compilation }) {
  const told = notes.map(({ message }) => message);
  return (
    <>
      <Notes of={notes} />
      <Warnings of={warnings.filter((warning) => !told.includes(warning))} />
    </>
  );
}

import type { Compilation, Note } from '../api/types';
import { Notes } from '../ui/Notes';
import { Warnings } from '../ui/Warnings';

/** What should be known of a compilation, in the reader's language as far as it is told by codes. */
export function WorthKnowing({ compilation }: { compilation: Compilation }) {
  // A page that is open while the service goes back to an older version meets one without notes.
  const notes = (compilation.notes as Note[] | undefined) ?? [];
  const told = notes.map(({ message }) => message);
  return (
    <>
      <Notes of={notes} />
      <Warnings of={compilation.warnings.filter((warning) => !told.includes(warning))} />
    </>
  );
}

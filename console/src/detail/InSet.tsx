import { Link } from 'wouter';
import type { Compilation } from '../api/types';
import { useSetTexts } from '../i18n/sets';
import { links } from '../navigation/links';

/** Where a compilation stands in the set that it was created in. */
export function InSet({ of: { id, place, of } }: { of: NonNullable<Compilation['set']> }) {
  const sets = useSetTexts();
  return (
    <p className="parent">
      <Link href={links.set(id)}>{sets.of(place, of)}</Link>
    </p>
  );
}

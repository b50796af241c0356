import { Link } from 'wouter';
import type { Comparison } from '../api/types';
import { links } from '../navigation/links';
import { Name } from '../ui/Name';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Time } from '../ui/Time';

interface Props {
  label: string;
  title: string;
  compilation: Comparison['a'];
}

/** One of the two that are compared. */
export function Side({ label, title, compilation }: Props) {
  return (
    <section className="card side-of" aria-label={label}>
      <p className="sub">{label}</p>
      <h2>
        <Link href={links.compilation(compilation.id)}>
          <Name of={title} />
        </Link>
      </h2>
      <p>
        <PhaseBadge phase={compilation.phase} /> <Time at={compilation.createdAt} />
      </p>
      <code className="break sub">{compilation.id}</code>
    </section>
  );
}

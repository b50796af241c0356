import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { compilationsQuery } from '../api/compilationLists';
import type { Compilation, ListedCompilation } from '../api/types';
import { useRunTitle } from '../compilations/useRunTitle';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Dialog } from '../ui/Dialog';
import { Name } from '../ui/Name';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Query } from '../ui/Query';
import { Time } from '../ui/Time';
import { candidates } from './candidates';

interface Props {
  compilation: Compilation;
  onClose: () => void;
}

/** Asks which compilation to compare with: first the one that it is a re-compile of. */
export function CompareWith({ compilation, onClose }: Props) {
  const t = useTexts();
  const path = { model: compilation.modelId, version: compilation.versionId };
  const listed = useQuery(compilationsQuery(path, { platform: compilation.platform, limit: 20 }));
  return (
    <Dialog title={t.comparison.withTitle} size="medium" onClose={onClose}>
      <div className="dialog-body stack">
        <p className="hint">{t.comparison.latest}</p>
        <Query of={listed}>
          {({ items }) => {
            const others = candidates(compilation, items);
            return others.length === 0 ? (
              <p>{t.comparison.others}</p>
            ) : (
              <ul className="candidates">
                {others.map((other) => (
                  <li key={other.id}>
                    <Candidate other={other} compilation={compilation} />
                  </li>
                ))}
              </ul>
            );
          }}
        </Query>
      </div>
    </Dialog>
  );
}

function Candidate({ other, compilation }: { other: ListedCompilation; compilation: Compilation }) {
  const t = useTexts();
  const title = useRunTitle(other);
  return (
    <Link className="candidate" href={links.compare(other.id, compilation.id)}>
      <span className="strong">
        <Name of={other.name ?? title} />
      </span>{' '}
      <PhaseBadge phase={other.phase} />
      <span className="sub">
        <Time at={other.createdAt} /> · <code>{other.shortHash}</code>
        {other.id === compilation.recompileOf && ` · ${t.comparison.parent}`}
      </span>
    </Link>
  );
}

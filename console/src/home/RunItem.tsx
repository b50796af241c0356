import { Link } from 'wouter';
import type { ListedCompilation } from '../api/types';
import { RunState } from '../compilations/RunState';
import { runTitle } from '../settings/runTitle';
import { usePlatform } from '../compilations/usePlatform';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Ago } from '../ui/Ago';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Name } from '../ui/Name';

/** A compilation of any model, in two lines. */
export function RunItem({ of: compilation }: { of: ListedCompilation }) {
  const t = useTexts();
  const { id, modelName, versionName, name, createdBy, createdAt, phase } = compilation;
  const title = runTitle(compilation, usePlatform(compilation.platform));
  return (
    <li className="row-link run">
      <div>
        <Link className="strong row-cover" href={links.compilation(id)}>
          <Name of={modelName ?? t.compilations.modelGone} /> <Name of={versionName ?? ''} />
          <span className="visually-hidden">, {id}</span>
        </Link>{' '}
        <span className="quiet">
          {title}
          {name && (
            <>
              {' · '}
              <Name of={name} />
            </>
          )}
        </span>
        <RunState of={compilation} />
      </div>
      <div className="run-end">
        <PhaseBadge phase={phase} />
        <span className="sub">
          {createdBy !== null && (
            <>
              <Name of={createdBy} /> ·{' '}
            </>
          )}
          <Ago at={createdAt} />
        </span>
      </div>
    </li>
  );
}

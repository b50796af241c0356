import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { comparisonQuery } from '../api/compilations';
import { isMissing } from '../api/problem';
import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Time } from '../ui/Time';
import { useOptionTitles } from './Differences';
import { rowOf } from './words';

/** More would be a page; the comparison has all. */
const SHOWN = 5;

/** Which compilation this one is a re-compile of, and what was changed. */
export function Parent({ compilation }: { compilation: Compilation }) {
  return (
    compilation.recompileOf !== null && <Known parent={compilation.recompileOf} compilation={compilation} />
  );
}

function Known({ parent, compilation }: { parent: string; compilation: Compilation }) {
  const t = useTexts();
  const comparison = useQuery({ ...comparisonQuery(parent, compilation.id), staleTime: Infinity });
  const titles = useOptionTitles([compilation.platform]);
  if (isMissing(comparison.error)) {
    return (
      <p className="parent">
        {t.comparison.recompileOf} <code className="break">{parent}</code>, {t.comparison.parentGone}
      </p>
    );
  }
  const changes = (comparison.data?.differences ?? [])
    .filter(({ section }) => section !== 'results')
    .map((difference) => rowOf(difference, { titles, warnings: new Map() }, t));
  return (
    <div className="parent">
      <p>
        {t.comparison.recompileOf}{' '}
        <Link href={links.compilation(parent)}>{comparison.data?.a.name ?? parent}</Link>
        {comparison.data && (
          <span className="sub-inline">
            {' '}
            <Time at={comparison.data.a.createdAt} />
          </span>
        )}
        {' · '}
        <Link href={links.compare(parent, compilation.id)}>{t.comparison.showDifferences}</Link>
      </p>
      {comparison.data && (
        <p>
          {changes.length === 0 ? t.comparison.unchanged : t.comparison.changed}{' '}
          {changes.slice(0, SHOWN).map(({ name, a, b }) => (
            <span key={name} className="change">
              {name}: {a} → <strong>{b}</strong>
            </span>
          ))}
          {changes.length > SHOWN && <span>{`+${changes.length - SHOWN}`}</span>}
        </p>
      )}
    </div>
  );
}

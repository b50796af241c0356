import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { comparisonQuery, compilationQuery } from '../api/compilations';
import type { Comparison, Compilation } from '../api/types';
import { useRunTitle } from '../compilations/useRunTitle';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Empty } from '../ui/Empty';
import { FlagField } from '../ui/fields';
import { Query } from '../ui/Query';
import { Differences } from './Differences';
import { Side } from './Side';
import { isNoise } from './words';

/** What differs between two compilations, which the address names. */
export function ComparePage() {
  const t = useTexts();
  const [search] = useSearchParams();
  const [a, b] = [search.get('a') ?? '', search.get('b') ?? ''];
  const isWhole = a !== '' && b !== '';
  const comparison = useQuery({ ...comparisonQuery(a, b), enabled: isWhole });
  return (
    <>
      <Breadcrumb crumbs={[{ name: t.compilations.tab, href: links.allCompilations }]} />
      <header className="page-head">
        <h1>{t.comparison.title}</h1>
        {isWhole && (
          <Link className="button button-plain" href={links.compare(b, a)}>
            {t.comparison.swap}
          </Link>
        )}
      </header>
      {isWhole ? (
        <Query of={comparison}>{(found) => <Compared comparison={found} />}</Query>
      ) : (
        <Empty icon="search" title={t.comparison.with} hint={t.comparison.missing} />
      )}
    </>
  );
}

function Compared({ comparison: { a, b, differences } }: { comparison: Comparison }) {
  const t = useTexts();
  const wholes = [useQuery(compilationQuery(a.id)).data, useQuery(compilationQuery(b.id)).data];
  const [first, second] = [useNameOf(a, wholes[0]), useNameOf(b, wholes[1])];
  const [hasNoise, setNoise] = useState(false);
  useTitle(t.comparison.titleOf(first, second));
  const telling = differences.filter((difference) => !isNoise(difference));
  const shown = hasNoise ? differences : telling;
  return (
    <div className="stack">
      <div className="sides">
        <Side label={t.comparison.first} compilation={a} title={first} />
        <Side label={t.comparison.second} compilation={b} title={second} />
      </div>
      {telling.length === 0 && <p className="notice notice-info">{t.comparison.same}</p>}
      {telling.length < differences.length && (
        <FlagField
          label={t.comparison.noise(differences.length - telling.length)}
          value={hasNoise}
          onChange={setNoise}
        />
      )}
      <Differences
        differences={shown}
        platforms={[a.platform, b.platform]}
        notes={[...(wholes[0]?.notes ?? []), ...(wholes[1]?.notes ?? [])]}
      />
    </div>
  );
}

/** The name that people gave it, else what was compiled for what. */
function useNameOf(side: Comparison['a'], whole: Compilation | undefined): string {
  const title = useRunTitle(whole ?? { ...side, options: null });
  return side.name ?? title;
}

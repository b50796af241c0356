import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { comparisonQuery } from '../api/compilations';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Query } from '../ui/Query';

/** What differs between two compilations. */
export function ComparePage() {
  const t = useTexts();
  const [search] = useSearchParams();
  const comparison = useQuery(comparisonQuery(search.get('a') ?? '', search.get('b') ?? ''));
  useTitle(t.comparison.title);
  return (
    <>
      <Breadcrumb crumbs={[{ name: t.compilations.tab, href: links.allCompilations }]} />
      <header className="page-head">
        <h1>{t.comparison.title}</h1>
      </header>
      <Query of={comparison}>
        {({ a, b, differences }) => (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t.comparison.what}</th>
                <th scope="col">{a.id}</th>
                <th scope="col">{b.id}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ section, path, a: one, b: other }) => (
                <tr key={section + path}>
                  <td data-label={t.comparison.what}>{section + path}</td>
                  <td data-label={a.id}>{JSON.stringify(one)}</td>
                  <td data-label={b.id}>{JSON.stringify(other)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Query>
    </>
  );
}

import { Link } from 'wouter';
import type { SetMember } from '../api/types';
import { useTexts } from '../i18n/language';
import { useSetTexts } from '../i18n/sets';
import { links } from '../navigation/links';
import { valueText } from '../results/series';
import { Name } from '../ui/Name';
import { PhaseBadge } from '../ui/PhaseBadge';
import { bestOf, COMPARED, namesOf, runOf, type Compared } from './compared';

const METRICS = Object.keys(COMPARED) as Compared[];

/** Each member with what it made; the best of each column says so. */
export function SetTable({ members }: { members: readonly SetMember[] }) {
  const t = useTexts();
  const sets = useSetTexts();
  const names = namesOf(members);
  const runs = members.map(runOf);
  const columns = METRICS.map((metric) => {
    const values = runs.map(({ values: known }) => known[metric]);
    return { metric, values, best: bestOf(metric, values) };
  });
  return (
    <table className="table table-dense table-set">
      <thead>
        <tr>
          <th scope="col">{sets.target}</th>
          <th scope="col">{sets.phase}</th>
          {columns.map(({ metric }) => (
            <th key={metric} scope="col">
              {t.results.chart[metric]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.map(({ id, name, phase }, place) => (
          <tr key={id}>
            <td data-label={sets.target}>
              <Link href={links.compilation(id)}>{names[place] ?? id}</Link>
              {name !== null && (
                <span className="sub">
                  <Name of={name} />
                </span>
              )}
            </td>
            <td data-label={sets.phase}>
              <PhaseBadge phase={phase} />
            </td>
            {columns.map(({ metric, values, best }) => {
              const value = values[place];
              return (
                <td key={metric} className="number" data-label={t.results.chart[metric]}>
                  <span>
                    {value === undefined ? t.common.none : valueText(metric, value, t)}
                    {value !== undefined && value === best && (
                      <>
                        {' '}
                        <strong className="best">{sets.best[metric]}</strong>
                      </>
                    )}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

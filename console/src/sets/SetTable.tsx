import { Link } from 'wouter';
import type { SetMember } from '../api/types';
import { useTexts } from '../i18n/language';
import { useSetTexts } from '../i18n/sets';
import { links } from '../navigation/links';
import { valueText } from '../results/series';
import { Name } from '../ui/Name';
import { usePlatforms } from '../settings/usePlatforms';
import { bestOf, METRICS, runOf } from './compared';
import { MemberState } from './MemberState';
import { namesOf } from './names';

/** Each member with what it made; the best of each column says so. */
export function SetTable({ members }: { members: readonly SetMember[] }) {
  const t = useTexts();
  const sets = useSetTexts();
  const platforms = usePlatforms().data ?? [];
  const names = namesOf(members, platforms, t);
  const runs = members.map(runOf);
  const columns = METRICS.map((metric) => {
    const values = runs.map(({ values: known }) => known[metric]);
    const textOf = (value: number) => valueText(metric, value, t);
    const texts = values.map((value) => (value === undefined ? undefined : textOf(value)));
    return { metric, texts, best: bestOf(metric, values, textOf) };
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
        {members.map((member, place) => {
          const { id, name } = member;
          return (
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
                <MemberState of={member} />
              </td>
              {columns.map(({ metric, texts, best }) => {
                const shown = texts[place];
                return (
                  <td key={metric} className="number" data-label={t.results.chart[metric]}>
                    <span>
                      {shown ?? t.common.none}
                      {shown !== undefined && shown === best && (
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
          );
        })}
      </tbody>
    </table>
  );
}

import { Link } from 'wouter';
import type { ListedCompilation } from '../api/types';
import { useRunTitle } from '../compilations/useRunTitle';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Name } from '../ui/Name';
import { Time } from '../ui/Time';
import { valueText, type Run as Compared, type Series } from './series';

interface ListedRun extends Compared {
  compilation: ListedCompilation;
}

interface Props {
  runs: readonly ListedRun[];
  series: readonly Series[];
  current: string;
}

/** What the bars show, in numbers; each leads to its compilation. */
export function RunTable({ runs, series, current }: Props) {
  const t = useTexts();
  return (
    <table className="table table-dense">
      <thead>
        <tr>
          <th scope="col">{t.results.chart.what}</th>
          {series.map(({ metric }) => (
            <th key={metric} scope="col">
              {t.results.chart[metric]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map(({ compilation }, place) => (
          <tr key={compilation.id} aria-current={compilation.id === current}>
            <td data-label={t.results.chart.what}>
              <Run compilation={compilation} />
            </td>
            {series.map(({ metric, values }) => {
              const value = values[place];
              return (
                <td key={metric} className="number" data-label={t.results.chart[metric]}>
                  {value === undefined ? t.common.none : valueText(metric, value, t)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Run({ compilation }: { compilation: ListedCompilation }) {
  const title = useRunTitle(compilation);
  return (
    <>
      <Link href={links.compilation(compilation.id)}>
        <Name of={compilation.name ?? title} />
      </Link>
      <span className="sub">
        <Time at={compilation.createdAt} />
      </span>
    </>
  );
}

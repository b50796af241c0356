import type { SetMember } from '../api/types';
import { useSetTexts } from '../i18n/sets';
import { Bars } from '../results/Bars';
import { chartsOf, runOf } from './compared';

/** What the table tells, as bars. */
export function SetCharts({ members }: { members: readonly SetMember[] }) {
  const sets = useSetTexts();
  const runs = members.map(runOf);
  const series = chartsOf(runs);
  return (
    series.length > 0 && (
      <section className="card stack">
        <p className="hint">{sets.chart}</p>
        <div className="charts">
          {series.map((one) => (
            <Bars key={one.metric} series={one} runs={runs} current="" />
          ))}
        </div>
      </section>
    )
  );
}

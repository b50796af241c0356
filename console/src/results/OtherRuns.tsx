import { useQueries, useQuery } from '@tanstack/react-query';
import { compilationsQuery } from '../api/compilationLists';
import { manifestQuery } from '../api/compilations';
import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { usePlatformTitle } from '../compilations/usePlatformTitle';
import { Fold } from '../ui/Fold';
import { Query } from '../ui/Query';
import { Bars } from './Bars';
import { RunTable } from './RunTable';
import { seriesOf, valuesOf } from './series';

/** Manifests are read one by one: no more than these. */
const MOST = 20;

/** How the registered compilations of a version compare; read when somebody wants to see it. */
export function OtherRuns({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  return (
    <section className="card">
      <Fold title={t.results.chart.title}>
        <Runs compilation={compilation} />
      </Fold>
    </section>
  );
}

function Runs({ compilation }: { compilation: Compilation }) {
  const path = { model: compilation.modelId, version: compilation.versionId };
  const listed = useQuery(
    compilationsQuery(path, { phases: ['Registered'], platform: compilation.platform, limit: MOST }),
  );
  return <Query of={listed}>{({ items }) => <Chart current={compilation} listed={items} />}</Query>;
}

interface ChartProps {
  current: Compilation;
  listed: Parameters<typeof RunTable>[0]['runs'][number]['compilation'][];
}

function Chart({ current, listed }: ChartProps) {
  const t = useTexts();
  const platform = usePlatformTitle(current.platform);
  const oldestFirst = listed.toReversed();
  const manifests = useQueries({
    queries: oldestFirst.map(({ id }) => ({ ...manifestQuery(id), staleTime: Infinity })),
  });
  if (listed.length < 2) {
    return <p className="hint">{t.results.chart.few}</p>;
  }
  const runs = oldestFirst.map((compilation, place) => ({
    id: compilation.id,
    compilation,
    values: valuesOf(compilation, manifests[place]?.data),
  }));
  const series = seriesOf(runs);
  const unread = manifests.filter(({ error }) => error !== null).length;
  return (
    <div className="stack">
      <p className="hint">{t.results.chart.lead(listed.length, platform)}</p>
      <div className="charts">
        {series.map((one) => (
          <Bars key={one.metric} series={one} runs={runs} current={current.id} />
        ))}
      </div>
      {unread > 0 && <p className="hint">{t.results.chart.unread(unread)}</p>}
      <Fold title={t.results.chart.table}>
        <RunTable runs={runs} series={series} current={current.id} />
      </Fold>
    </div>
  );
}

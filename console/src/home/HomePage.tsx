import { useQuery } from '@tanstack/react-query';
import { newestModelsQuery } from '../api/registry';
import { useTexts } from '../i18n/language';
import { useTitle } from '../navigation/title';
import { Query } from '../ui/Query';
import { FirstSteps } from './FirstSteps';
import { HomeSearch } from './HomeSearch';
import { NewestModels } from './NewestModels';
import { RunSection } from './RunSection';
import { FAILED, UNDER_WAY, useRuns } from './useRuns';

const MODELS = 8;

/** What runs, what failed, what is recent; on a service without anything, what to do first. */
export function HomePage() {
  const t = useTexts();
  const { running, failed, recent } = useRuns();
  const models = useQuery(newestModelsQuery(MODELS));
  useTitle(t.home.title);
  return (
    <>
      <header className="page-head">
        <h1>{t.home.title}</h1>
        <HomeSearch />
      </header>
      <Query of={recent}>
        {({ items }) => (
          <div className="home">
            {items.length === 0 ? (
              <FirstSteps hasModel={(models.data?.items.length ?? 0) > 0} />
            ) : (
              <div className="home-runs">
                <RunSection
                  title={t.home.running}
                  page={running.data}
                  phases={UNDER_WAY}
                  none={t.home.nothingRuns}
                />
                <RunSection title={t.home.failed} page={failed.data} phases={FAILED} />
                <RunSection title={t.home.recent} page={recent.data} />
              </div>
            )}
            <NewestModels of={models} />
          </div>
        )}
      </Query>
    </>
  );
}

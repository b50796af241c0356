import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../api/connection';
import { isMissing } from '../api/problem';
import { setQuery, stopSet } from '../api/sets';
import type { CompilationSet } from '../api/types';
import { useTexts } from '../i18n/language';
import { useSetTexts } from '../i18n/sets';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Button } from '../ui/Button';
import { Confirm } from '../ui/Confirm';
import { CopyableText } from '../ui/CopyableText';
import { Missing } from '../ui/Missing';
import { Name } from '../ui/Name';
import { Query } from '../ui/Query';
import { SetCharts } from './SetCharts';
import { SetTable } from './SetTable';
import { hasFailed, phasesOf } from './standing';

export function SetPage({ id }: { id: string }) {
  const sets = useSetTexts();
  const set = useQuery(setQuery(id));
  if (isMissing(set.error)) {
    return <Missing title={sets.gone} id={id} />;
  }
  return <Query of={set}>{(found) => <Found set={found} />}</Query>;
}

function Found({ set }: { set: CompilationSet }) {
  const t = useTexts();
  const sets = useSetTexts();
  const [isStopping, setStopping] = useState(false);
  const path = { model: set.modelId, version: set.versionId };
  const subject = [set.modelName, set.versionName].filter(Boolean).join(' ');
  const phases = phasesOf(set).map(([phase, count]) => sets.inPhase(count, t.phases[phase]));
  const standing = sets.done(set.done, set.of, phases.join(', '));
  useTitle(`${standing} · ${subject}`);
  return (
    <>
      <Breadcrumb
        crumbs={[
          { name: t.models.title, href: links.models },
          { name: set.modelName ?? t.compilations.modelGone, href: links.model(path.model) },
          { name: set.versionName ?? set.versionId, href: links.compilations(path) },
        ]}
      />
      <header className="page-head">
        <div>
          <h1>
            {sets.title} <Name of={subject} />
          </h1>
          <CopyableText text={set.id} what={t.detail.id} />
        </div>
        {set.compilations.some(({ actions }) => actions.stop) && (
          <div className="page-actions">
            <Button
              icon="square"
              onPress={() => {
                setStopping(true);
              }}
            >
              {sets.stop}
            </Button>
          </div>
        )}
      </header>
      {isStopping && (
        <Confirm
          title={sets.stopTitle}
          action={sets.stop}
          run={() => stopSet(set.id)}
          onDone={() => void queryClient.invalidateQueries({ queryKey: ['set', set.id] })}
          onClose={() => {
            setStopping(false);
          }}
        >
          <p>{sets.stopLead}</p>
        </Confirm>
      )}
      <div className="stack-wide">
        <div className={hasFailed(set) ? 'set-progress set-failed' : 'set-progress'}>
          <p role="status">{standing}</p>
          <progress value={set.done} max={set.of} aria-label={standing} />
          {set.made < set.of && <p className="hint">{sets.missing(set.made, set.of)}</p>}
        </div>
        <section className="card">
          <h2>{sets.table}</h2>
          <SetTable members={set.compilations} />
        </section>
        <SetCharts members={set.compilations} />
      </div>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { historyQuery } from '../api/compilations';
import type { Compilation, HistoryEntry, Phase } from '../api/types';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { Query } from '../ui/Query';
import { Time } from '../ui/Time';

/** Every change of state; asked for again whenever the compilation has changed. */
export function History({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  const history = useQuery(historyQuery(compilation.id, compilation.revision));
  return (
    <section className="card">
      <h2>{t.detail.history}</h2>
      <Query of={history}>
        {({ items }) => (
          <ol className="history">
            {items.map((entry) => (
              <li key={`${entry.at} ${entry.subject} ${entry.to}`}>
                <Entry entry={entry} />
              </li>
            ))}
          </ol>
        )}
      </Query>
    </section>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  const t = useTexts();
  return (
    <>
      <p>
        <span className="strong">{t.detail.subjects[entry.subject]}</span>{' '}
        {entry.from !== null && `${stateText(entry.from, t)} → `}
        {stateText(entry.to, t)}
      </p>
      <p className="sub">
        <Time at={entry.at} /> {entry.caller ?? t.detail.actors[entry.actor]}
      </p>
      {entry.reason && <p className="sub">{entry.reason.message}</p>}
    </>
  );
}

function stateText(state: string, t: Texts): string {
  return state in t.phases ? t.phases[state as Phase] : state;
}

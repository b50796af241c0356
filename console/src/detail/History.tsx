import { useQuery } from '@tanstack/react-query';
import { historyQuery } from '../api/compilations';
import type { Compilation, HistoryEntry, Phase } from '../api/types';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { Fold } from '../ui/Fold';
import { Query } from '../ui/Query';
import { Time } from '../ui/Time';

/** Every change of state, newest first; asked for again whenever the compilation has changed. */
export function History({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  return (
    <section className="card">
      <Fold title={t.detail.history}>
        <Entries compilation={compilation} />
      </Fold>
    </section>
  );
}

function Entries({ compilation }: { compilation: Compilation }) {
  const history = useQuery(historyQuery(compilation.id, compilation.revision));
  return (
    <Query of={history}>
      {({ items }) => (
        <ol className="history" reversed>
          {items.toReversed().map((entry) => (
            <li key={`${entry.at} ${entry.subject} ${entry.to}`}>
              <Entry entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </Query>
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
      {entry.reason && (
        <p className="sub" title={entry.reason.message}>
          {t.reasons[entry.reason.code].title}
        </p>
      )}
    </>
  );
}

function stateText(state: string, t: Texts): string {
  return state in t.phases ? t.phases[state as Phase] : state;
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { compilationQuery } from '../api/compilations';
import { isMissing } from '../api/problem';
import type { Attempt, Compilation, StepName } from '../api/types';
import { useTexts } from '../i18n/language';
import { useRunTitle } from '../compilations/useRunTitle';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Missing } from '../ui/Missing';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Query } from '../ui/Query';
import { LogViewer } from './LogViewer';

interface Props {
  id: string;
  step: StepName;
  attempt: number;
}

/** The log of an attempt on a page of its own. `#L120` in the address shows that line, `?q=` searches. */
export function LogPage({ id, step, attempt: number }: Props) {
  const t = useTexts();
  const compilation = useQuery(compilationQuery(id));
  if (isMissing(compilation.error)) {
    return <Missing title={t.detail.gone} id={id} />;
  }
  return (
    <Query of={compilation}>
      {(found) => {
        const attempts = found.steps.find(({ name }) => name === step)?.attempts ?? [];
        const attempt = attempts.find((one) => one.number === number);
        return attempt ? (
          <Found compilation={found} step={step} attempts={attempts} attempt={attempt} />
        ) : (
          <Missing title={t.log.gone} id={id} />
        );
      }}
    </Query>
  );
}

interface FoundProps {
  compilation: Compilation;
  step: StepName;
  attempts: Attempt[];
  attempt: Attempt;
}

function Found({ compilation, step, attempts, attempt }: FoundProps) {
  const t = useTexts();
  const title = t.log.title(t.detail.steps[step], attempt.number);
  const run = useRunTitle(compilation);
  const line = useLineOfAddress();
  const [search, setSearch] = useSearchParams();
  useTitle(`${title} · ${run}`);
  const own = links.log(compilation.id, step, attempt.number);
  return (
    <>
      <Breadcrumb crumbs={[{ name: run, href: links.compilation(compilation.id) }]} />
      <header className="page-head log-head">
        <h1 className="with-phase">
          {title}
          <PhaseBadge phase={attempt.phase} />
        </h1>
        {attempts.length > 1 && (
          <nav className="attempts" aria-label={t.log.attempts}>
            {attempts.map(({ number }) => (
              <Link
                key={number}
                className="attempt"
                href={links.log(compilation.id, step, number)}
                aria-current={number === attempt.number ? 'page' : undefined}
              >
                {t.detail.attempt(number)}
              </Link>
            ))}
          </nav>
        )}
      </header>
      <LogViewer
        url={attempt.logUrl}
        title={title}
        fileName={`${attempt.jobName}.log`}
        isRunning={attempt.phase === 'Running'}
        opensAt={line ?? (attempt.phase === 'Failed' ? 'error' : 'end')}
        hrefOf={(to) => (to === undefined ? own : `${own}${searchOf(search)}#L${to}`)}
        search={search.get('q') ?? ''}
        onSearch={(text) => {
          setSearch(text === '' ? {} : { q: text }, { replace: true });
        }}
        isFull
      />
    </>
  );
}

function searchOf(search: URLSearchParams): string {
  return search.size === 0 ? '' : `?${search.toString()}`;
}

/** The line that the address names: `#L120`, or `?line=120` where something can't write a `#`. */
function useLineOfAddress(): number | undefined {
  const [line, setLine] = useState(lineOfAddress);
  useEffect(() => {
    const look = () => {
      setLine(lineOfAddress());
    };
    // What leads to a line within the page goes through the history, which tells it so.
    const events = ['hashchange', 'popstate', 'pushState', 'replaceState'];
    events.forEach((event) => {
      window.addEventListener(event, look);
    });
    return () => {
      events.forEach((event) => {
        window.removeEventListener(event, look);
      });
    };
  }, []);
  return line;
}

function lineOfAddress(): number | undefined {
  return lineOf(location.hash, location.search);
}

/** Exported for its test. */
export function lineOf(hash: string, search: string): number | undefined {
  const text =
    /^#L(\d{1,9})$/.exec(hash)?.[1] ?? /^\d{1,9}$/.exec(new URLSearchParams(search).get('line') ?? '')?.[0];
  const line = Number(text);
  return line >= 1 ? line : undefined;
}

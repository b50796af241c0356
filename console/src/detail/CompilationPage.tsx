import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { compilationQuery } from '../api/compilations';
import { ApiProblem } from '../api/problem';
import { modelQuery, versionQuery } from '../api/registry';
import type { Compilation } from '../api/types';
import { links } from '../app/links';
import { useTitle } from '../app/title';
import { CompilationActions } from '../compilations/CompilationActions';
import { Settings } from '../compilations/Settings';
import { useTexts } from '../i18n/language';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Empty } from '../ui/Empty';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Query } from '../ui/Query';
import { About } from './About';
import { History } from './History';
import { ReasonBox } from './ReasonBox';
import { Registration } from './Registration';
import { StepCard } from './StepCard';

export function CompilationPage({ id }: { id: string }) {
  const t = useTexts();
  const compilation = useQuery(compilationQuery(id));
  useTitle(compilation.data ? `${compilation.data.platform} ${compilation.data.shortHash}` : '');
  if (compilation.error instanceof ApiProblem && compilation.error.status === 404) {
    return <Empty icon="search" title={t.detail.gone} hint={id} />;
  }
  return <Query of={compilation}>{(found) => <Found compilation={found} />}</Query>;
}

function Found({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const path = { model: compilation.modelId, version: compilation.versionId };
  const model = useQuery(modelQuery(path.model)).data;
  const version = useQuery(versionQuery(path)).data;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { name: t.models.title, href: links.models },
          { name: model?.name ?? '', href: links.model(path.model) },
          { name: version?.name ?? '', href: links.compilations(path) },
        ]}
      />
      <header className="page-head">
        <h1 className="with-phase">
          {t.detail.title} <span className="quiet">{compilation.platform}</span>
          <PhaseBadge phase={compilation.phase} />
        </h1>
        <CompilationActions
          compilation={compilation}
          isWide
          onDeleted={() => {
            navigate(links.compilations(path));
          }}
        />
      </header>
      {isOwnReason(compilation) && compilation.reason && (
        <ReasonBox reason={compilation.reason} phase={compilation.phase} />
      )}
      <div className="detail">
        <section className="timeline" aria-label={t.detail.timeline}>
          {compilation.steps.map((step) => (
            <StepCard key={step.name} step={step} compilation={compilation} />
          ))}
          <Registration compilation={compilation} />
        </section>
        <div className="stack">
          <About compilation={compilation} model={model} version={version} />
          <section className="card">
            <h2>{t.detail.settings}</h2>
            <Settings compilation={compilation} />
          </section>
          <History compilation={compilation} />
        </div>
      </div>
    </>
  );
}

/** Whether no step tells the reason as well; there it stands beside what can be done. */
function isOwnReason({ reason, steps }: Compilation): boolean {
  return !steps.some((step) => step.reason?.message === reason?.message);
}

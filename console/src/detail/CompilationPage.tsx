import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { compilationQuery } from '../api/compilations';
import { queryClient } from '../api/connection';
import { isMissing } from '../api/problem';
import { modelQuery, versionQuery } from '../api/registry';
import type { Compilation } from '../api/types';
import type { Action } from '../compilations/asked';
import { AskedDialog } from '../compilations/AskedDialog';
import { CompilationActions } from '../compilations/CompilationActions';
import { useCompilationTitle } from '../compilations/useCompilationTitle';
import { usePlatformTitle } from '../compilations/usePlatformTitle';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Settings } from '../settings/Settings';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Missing } from '../ui/Missing';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Query } from '../ui/Query';
import { Warnings } from '../ui/Warnings';
import { EndNotice } from '../watch/EndNotice';
import { About } from './About';
import { History } from './History';
import { ReasonBox } from './ReasonBox';
import { Registration } from './Registration';
import { StepCard } from './StepCard';

export function CompilationPage({ id }: { id: string }) {
  const t = useTexts();
  const compilation = useQuery(compilationQuery(id));
  if (isMissing(compilation.error)) {
    return <Missing title={t.detail.gone} id={id} />;
  }
  return <Query of={compilation}>{(found) => <Found compilation={found} />}</Query>;
}

function Found({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const path = { model: compilation.modelId, version: compilation.versionId };
  const model = useQuery(modelQuery(path.model)).data;
  const version = useQuery(versionQuery(path)).data;
  const title = usePlatformTitle(compilation.platform);
  const [action, setAction] = useState<Action>();
  const named = useCompilationTitle(compilation, model?.name, version?.name);
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
          {t.detail.title} <span className="quiet">{title}</span>
          <PhaseBadge phase={compilation.phase} />
        </h1>
        <CompilationActions compilation={compilation} isWide onAsk={setAction} />
      </header>
      <EndNotice compilation={compilation} title={named} />
      {isOwnReason(compilation) && compilation.reason && (
        <ReasonBox reason={compilation.reason} phase={compilation.phase} />
      )}
      <Warnings of={compilation.warnings} />
      {action && (
        <AskedDialog
          action={action}
          compilation={compilation}
          onClose={() => {
            setAction(undefined);
          }}
          onDeleted={() => {
            void queryClient.invalidateQueries({ queryKey: ['compilations'] });
            navigate(links.compilations(path), { replace: true });
          }}
        />
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

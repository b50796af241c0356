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
import { useRunTitle } from '../compilations/useRunTitle';
import { CompareWith } from '../comparison/CompareWith';
import { Parent } from '../comparison/Parent';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Settings } from '../settings/Settings';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Button } from '../ui/Button';
import { Missing } from '../ui/Missing';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Query } from '../ui/Query';
import { EndNotice } from '../watch/EndNotice';
import { About } from './About';
import { History } from './History';
import { InSet } from './InSet';
import { Outcome } from './Outcome';
import { Registration } from './Registration';
import { StepCard } from './StepCard';
import { troubleOf } from './trouble';
import { TroubleCard } from './TroubleCard';
import { Name } from '../ui/Name';

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
  const title = useRunTitle(compilation);
  const trouble = troubleOf(compilation);
  const [isComparing, setComparing] = useState(false);
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
        <div>
          <h1 className="with-phase">
            {compilation.name ?? title}
            <PhaseBadge phase={compilation.phase} />
          </h1>
          {compilation.name !== null && <p className="quiet">{title}</p>}
          {compilation.note !== null && (
            <p className="lead">
              <Name of={compilation.note} />
            </p>
          )}
          <Parent compilation={compilation} />
          {compilation.set && <InSet of={compilation.set} />}
        </div>
        <div className="page-actions">
          <CompilationActions compilation={compilation} isWide onAsk={setAction} />
          <Button
            look="plain"
            onPress={() => {
              setComparing(true);
            }}
          >
            {t.comparison.with}
          </Button>
        </div>
      </header>
      <EndNotice compilation={compilation} title={named} />
      {isComparing && (
        <CompareWith
          compilation={compilation}
          onClose={() => {
            setComparing(false);
          }}
        />
      )}
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
        <div className="stack-wide">
          {trouble && (
            <TroubleCard
              trouble={trouble}
              compilation={compilation}
              onRecompile={() => {
                setAction('recompile');
              }}
            />
          )}
          <Outcome compilation={compilation} />
          <section className="timeline" aria-label={t.detail.timeline}>
            {compilation.steps.map((step) => (
              <StepCard key={step.name} step={step} compilation={compilation} told={trouble?.reason} />
            ))}
            <Registration compilation={compilation} />
          </section>
        </div>
        <div className="stack">
          <About compilation={compilation} model={model} version={version} />
          <section className="card">
            <h2>{t.detail.settings}</h2>
            <Settings compilation={compilation} isShort />
          </section>
          <History compilation={compilation} />
        </div>
      </div>
    </>
  );
}

import { Link, Route, Switch } from 'wouter';
import type { StepName } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import {
  ComparePage,
  CompilationPage,
  CompilationsPage,
  HomePage,
  LogPage,
  ModelPage,
  ModelsPage,
  SetPage,
  VersionPage,
} from './latePages';

/** Which page an address leads to. */
export function Pages() {
  return (
    <Switch>
      <Route path="/">
        <HomePage />
      </Route>
      <Route path="/models">
        <ModelsPage />
      </Route>
      <Route path="/models/:model">{({ model }) => <ModelPage key={model} model={model} />}</Route>
      <Route path="/models/:model/versions/:version">
        {(path) => <VersionPage key={path.version} path={path} tab="artifacts" />}
      </Route>
      <Route path="/models/:model/versions/:version/compilations">
        {(path) => <VersionPage key={path.version} path={path} tab="compilations" />}
      </Route>
      <Route path="/compilations">
        <CompilationsPage />
      </Route>
      <Route path="/compilations/compare">
        <ComparePage />
      </Route>
      <Route path="/compilations/:id">{({ id }) => <CompilationPage key={id} id={id} />}</Route>
      <Route path="/sets/:id">{({ id }) => <SetPage key={id} id={id} />}</Route>
      <Route path="/compilations/:id/steps/:step/attempts/:attempt/log">
        {({ id, step, attempt }) =>
          isStep(step) ? (
            <LogPage key={`${id} ${step} ${attempt}`} id={id} step={step} attempt={Number(attempt)} />
          ) : (
            <NoSuchPage />
          )
        }
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
}

function isStep(name: string): name is StepName {
  return name === 'compile' || name === 'verify';
}

function NoSuchPage() {
  const t = useTexts();
  return (
    <div className="stack">
      <h1>{t.shell.notFound}</h1>
      <Link href={links.models}>{t.shell.toModels}</Link>
    </div>
  );
}

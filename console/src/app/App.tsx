import { QueryClientProvider } from '@tanstack/react-query';
import { Link, Route, Switch } from 'wouter';
import { queryClient } from '../api/connection';
import { CompilationPage } from '../detail/CompilationPage';
import { LanguageProvider, useTexts } from '../i18n/language';
import { ModelPage } from '../models/ModelPage';
import { ModelsPage } from '../models/ModelsPage';
import { VersionPage } from '../models/VersionPage';
import { links } from '../navigation/links';
import { SignIn } from '../signin/SignIn';
import { Shell } from './Shell';

export function App() {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Shell>
          <SignIn>
            <Pages />
          </SignIn>
        </Shell>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/">
        <ModelsPage />
      </Route>
      <Route path="/models/:model">{({ model }) => <ModelPage key={model} model={model} />}</Route>
      <Route path="/models/:model/versions/:version">
        {(path) => <VersionPage key={path.version} path={path} tab="artifacts" />}
      </Route>
      <Route path="/models/:model/versions/:version/compilations">
        {(path) => <VersionPage key={path.version} path={path} tab="compilations" />}
      </Route>
      <Route path="/compilations/:id">{({ id }) => <CompilationPage key={id} id={id} />}</Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
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

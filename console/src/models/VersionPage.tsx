import { useQuery } from '@tanstack/react-query';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLocation } from 'wouter';
import { isMissing } from '../api/problem';
import { changeVersion, deleteVersion, modelQuery, versionQuery } from '../api/registry';
import type { Model, Version, VersionPath } from '../api/types';
import { CompilationsTab } from '../compilations/CompilationsTab';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Missing } from '../ui/Missing';
import { Query } from '../ui/Query';
import { ArtifactsTab } from './ArtifactsTab';
import { EntryActions } from './EntryActions';
import { Name } from '../ui/Name';

type VersionTab = 'artifacts' | 'compilations';

interface Props {
  path: VersionPath;
  tab: VersionTab;
}

export function VersionPage({ path, tab }: Props) {
  const t = useTexts();
  const model = useQuery(modelQuery(path.model));
  const version = useQuery(versionQuery(path));
  if (isMissing(model.error)) {
    return <Missing title={t.models.gone} id={path.model} />;
  }
  if (isMissing(version.error)) {
    return <Missing title={t.models.versionGone} id={path.version} />;
  }
  return (
    <Query of={model}>
      {(foundModel) => (
        <Query of={version}>
          {(foundVersion) => <Found model={foundModel} version={foundVersion} tab={tab} />}
        </Query>
      )}
    </Query>
  );
}

function Found({ model, version, tab }: { model: Model; version: Version; tab: VersionTab }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const path = { model: model.id, version: version.id };
  useTitle(`${model.name} ${version.name}`);
  return (
    <>
      <Breadcrumb
        crumbs={[
          { name: t.models.title, href: links.models },
          { name: model.name, href: links.model(model.id) },
        ]}
      />
      <header className="page-head">
        <h1>
          <Name of={model.name} />{' '}
          <span className="quiet">
            <Name of={version.name} />
          </span>
          {version.archived && <span className="quiet"> {t.entries.archived}</span>}
        </h1>
        <div className="actions">
          <EntryActions
            entry={version}
            change={(patch) => changeVersion(path, patch)}
            remove={() => deleteVersion(path)}
            onDeleted={() => {
              navigate(links.model(model.id), { replace: true });
            }}
          />
        </div>
      </header>
      <Tabs
        className="tabs"
        selectedKey={tab}
        onSelectionChange={(key) => {
          navigate(links[key as VersionTab](path));
        }}
      >
        <TabList className="tab-list" aria-label={t.models.version}>
          <Tab id="artifacts" className="tab">
            {t.artifacts.tab}
          </Tab>
          <Tab id="compilations" className="tab">
            {t.compilations.tab}
          </Tab>
        </TabList>
        <TabPanel id="artifacts">
          <ArtifactsTab model={model} version={version} />
        </TabPanel>
        <TabPanel id="compilations">
          <CompilationsTab model={model} version={version} />
        </TabPanel>
      </Tabs>
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isMissing } from '../api/problem';
import { changeModel, deleteModel, LISTED, modelQuery, versionsQuery } from '../api/registry';
import type { Model } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { useTitle } from '../navigation/title';
import { Breadcrumb } from '../ui/Breadcrumb';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Missing } from '../ui/Missing';
import { Pager, usePages } from '../ui/Pager';
import { Query } from '../ui/Query';
import { Shown } from '../ui/Shown';
import { EntryActions } from './EntryActions';
import { NewVersionDialog } from './NewVersionDialog';
import { VersionTable } from './VersionTable';
import { Name } from '../ui/Name';

export function ModelPage({ model: id }: { model: string }) {
  const t = useTexts();
  const model = useQuery(modelQuery(id));
  if (isMissing(model.error)) {
    return <Missing title={t.models.gone} id={id} />;
  }
  return <Query of={model}>{(found) => <Versions model={found} />}</Query>;
}

function Versions({ model }: { model: Model }) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const pages = usePages();
  const versions = useQuery(versionsQuery(model.id, pages.token));
  const [isCreating, setCreating] = useState(false);
  useTitle(model.name);
  return (
    <>
      <Breadcrumb crumbs={[{ name: t.models.title, href: links.models }]} />
      <header className="page-head">
        <div>
          <h1>
            <Name of={model.name} />
            {model.archived && <span className="quiet"> {t.entries.archived}</span>}
          </h1>
          {model.description && <p className="lead">{model.description}</p>}
        </div>
        <div className="actions">
          <EntryActions
            entry={model}
            change={(patch) => changeModel(model.id, patch)}
            remove={() => deleteModel(model.id)}
            onDeleted={() => {
              navigate(links.models, { replace: true });
            }}
          />
          <Button
            icon="plus"
            look="primary"
            onPress={() => {
              setCreating(true);
            }}
          >
            {t.models.createVersion}
          </Button>
        </div>
      </header>
      <h2>{t.models.versions}</h2>
      <Query of={versions}>
        {({ items, nextPageToken }) =>
          items.length === 0 ? (
            <Empty icon="flag" title={t.models.noVersions} hint={t.models.noVersionsHint} />
          ) : (
            <>
              <Shown count={items.length} ofAtMost={LISTED} pages={pages} next={nextPageToken} />
              <VersionTable versions={items} />
              <Pager pages={pages} next={nextPageToken} />
            </>
          )
        }
      </Query>
      {isCreating && (
        <NewVersionDialog
          model={model.id}
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { platformsQuery } from '../api/compilations';
import { artifactsQuery } from '../api/registry';
import type { Artifact, Model, Version } from '../api/types';
import { CreateDialog } from '../create/CreateDialog';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Pager, usePages } from '../ui/Pager';
import { Query } from '../ui/Query';
import { ArtifactTable } from './ArtifactTable';
import { NewArtifactDialog } from './NewArtifactDialog';

interface Props {
  model: Model;
  version: Version;
}

export function ArtifactsTab({ model, version }: Props) {
  const t = useTexts();
  const path = { model: model.id, version: version.id };
  const pages = usePages();
  const artifacts = useQuery(artifactsQuery(path, pages.token));
  const platforms = useQuery(platformsQuery);
  const [isRegistering, setRegistering] = useState(false);
  const [chosen, setChosen] = useState<Artifact>();
  return (
    <section className="stack">
      <div className="toolbar">
        <Button
          icon="plus"
          onPress={() => {
            setRegistering(true);
          }}
        >
          {t.artifacts.create}
        </Button>
      </div>
      <Query of={platforms}>
        {({ items: known }) => (
          <>
            <Query of={artifacts}>
              {({ items, nextPageToken }) =>
                items.length === 0 ? (
                  <Empty icon="file" title={t.artifacts.empty} hint={t.artifacts.emptyHint} />
                ) : (
                  <>
                    <ArtifactTable artifacts={items} platforms={known} onCompile={setChosen} />
                    <Pager pages={pages} next={nextPageToken} />
                  </>
                )
              }
            </Query>
            {isRegistering && (
              <NewArtifactDialog
                path={path}
                platforms={known}
                onClose={() => {
                  setRegistering(false);
                }}
              />
            )}
          </>
        )}
      </Query>
      {chosen && (
        <CreateDialog
          model={model}
          version={version}
          artifact={chosen}
          onClose={() => {
            setChosen(undefined);
          }}
        />
      )}
    </section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { artifactsQuery } from '../api/registry';
import type { Artifact, Model, Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { useAsked } from '../navigation/useAsked';
import { usePlatforms } from '../settings/usePlatforms';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { FlagField } from '../ui/fields';
import { lateDialog } from '../ui/late';
import { Pager, usePages } from '../ui/Pager';
import { Query } from '../ui/Query';
import { ArtifactTable } from './ArtifactTable';

const CreateDialog = lateDialog('create', async () => (await import('../create/CreateDialog')).CreateDialog);
const NewArtifactDialog = lateDialog(
  'newArtifact',
  async () => (await import('./NewArtifactDialog')).NewArtifactDialog,
);

interface Props {
  model: Model;
  version: Version;
}

export function ArtifactsTab({ model, version }: Props) {
  const t = useTexts();
  const path = { model: model.id, version: version.id };
  const pages = usePages();
  const [archivedToo, setArchivedToo] = useState(false);
  const artifacts = useQuery(artifactsQuery(path, archivedToo, pages.token));
  const platforms = usePlatforms();
  const [isRegistering, setRegistering] = useAsked('register');
  const region = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<Artifact>();
  return (
    <section ref={region} className="stack region" aria-label={t.artifacts.tab} tabIndex={-1}>
      <div className="toolbar">
        <FlagField label={t.models.archivedToo} value={archivedToo} onChange={setArchivedToo} />
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
        {(known) => (
          <>
            <Query of={artifacts}>
              {({ items, nextPageToken }) =>
                items.length === 0 ? (
                  <Empty icon="file" title={t.artifacts.empty} hint={t.artifacts.emptyHint} />
                ) : (
                  <>
                    <ArtifactTable
                      artifacts={items}
                      platforms={known}
                      onCompile={setChosen}
                      onDeleted={() => {
                        region.current?.focus({ preventScroll: true });
                      }}
                    />
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

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { originalsQuery } from '../api/registry';
import type { Artifact, Model, Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { usePlatforms } from '../settings/usePlatforms';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/Query';
import { CreateForm } from './CreateForm';
import { newDraft } from './draft';
import { firstPlatform } from './subject';

interface Props {
  model: Model;
  version: Version;
  /** The artifact to compile; without one the newest original. */
  artifact?: Artifact;
  onClose: () => void;
}

export function CreateDialog({ model, version, artifact, onClose }: Props) {
  const t = useTexts();
  const path = { model: model.id, version: version.id };
  const [isChanged, setChanged] = useState(false);
  const platforms = usePlatforms();
  const originals = useQuery(originalsQuery(path));
  return (
    <Dialog title={t.create.title} onClose={onClose} size="large" isFilled={isChanged}>
      <Query of={platforms}>
        {(known) => (
          <Query of={originals}>
            {(found) => {
              const chosen = artifact ?? found[0];
              const platform = chosen && firstPlatform(known, chosen);
              if (!platform) {
                return (
                  <p className="dialog-body lead">
                    {t.create.none} <Link href={links.registerArtifact(path)}>{t.artifacts.create}</Link>
                  </p>
                );
              }
              return (
                <CreateForm
                  model={model}
                  version={version}
                  platforms={known}
                  originals={found}
                  first={newDraft(platform, chosen.id)}
                  onChange={() => {
                    setChanged(true);
                  }}
                />
              );
            }}
          </Query>
        )}
      </Query>
    </Dialog>
  );
}

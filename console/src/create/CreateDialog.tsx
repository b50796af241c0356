import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { platformsQuery } from '../api/compilations';
import { originalsQuery } from '../api/registry';
import type { Artifact, Model, Platform, Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/Query';
import { CreateForm } from './CreateForm';
import { newDraft } from './draft';

interface Props {
  model: Model;
  version: Version;
  /** The artifact to compile; without one the newest original that a platform takes. */
  artifact?: Artifact;
  onClose: () => void;
}

export function CreateDialog({ model, version, artifact, onClose }: Props) {
  const t = useTexts();
  const [isChanged, setChanged] = useState(false);
  const platforms = useQuery(platformsQuery);
  const originals = useQuery(originalsQuery({ model: model.id, version: version.id }));
  return (
    <Dialog title={t.create.title} onClose={onClose} size="large" isFilled={isChanged}>
      <Query of={platforms}>
        {({ items }) => (
          <Query of={originals}>
            {(found) => {
              const choices = artifact ? [artifact] : found;
              const first = firstPair(items, choices);
              if (first === undefined) {
                return <p className="dialog-body lead">{t.create.none}</p>;
              }
              return (
                <CreateForm
                  model={model}
                  version={version}
                  platforms={items}
                  originals={choices}
                  first={newDraft(first.platform, first.artifact.id)}
                  onChange={() => {
                    setChanged(true);
                  }}
                  onClose={onClose}
                />
              );
            }}
          </Query>
        )}
      </Query>
    </Dialog>
  );
}

/** What to begin with: a platform that can run now rather than one whose compiler is missing. */
function firstPair(platforms: Platform[], artifacts: Artifact[]) {
  const pairs = artifacts.flatMap((artifact) =>
    platforms
      .filter((platform) => platform.accepts.includes(artifact.platform))
      .map((platform) => ({ platform, artifact })),
  );
  return pairs.find(({ platform }) => platform.available) ?? pairs[0];
}

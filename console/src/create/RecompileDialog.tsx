import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { recompileQuery } from '../api/compilations';
import { modelQuery, originalsQuery, versionQuery } from '../api/registry';
import type { AnyCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { usePlatforms } from '../settings/usePlatforms';
import { Dialog } from '../ui/Dialog';
import { Query } from '../ui/Query';
import { CreateForm } from './CreateForm';
import { draftOf } from './draft';

interface Props {
  compilation: AnyCompilation;
  onClose: () => void;
}

/** The creation dialog with everything as it was. */
export function RecompileDialog({ compilation, onClose }: Props) {
  const t = useTexts();
  const [isChanged, setChanged] = useState(false);
  const path = { model: compilation.modelId, version: compilation.versionId };
  const model = useQuery(modelQuery(path.model));
  const version = useQuery(versionQuery(path));
  const platforms = usePlatforms();
  const originals = useQuery(originalsQuery(path));
  const recompile = useQuery(recompileQuery(compilation.id));
  const platform = platforms.data?.find(({ name }) => name === compilation.platform);
  return (
    <Dialog title={t.create.again} onClose={onClose} size="large" isFilled={isChanged}>
      <Query of={recompile}>
        {(body) =>
          model.data &&
          version.data &&
          originals.data &&
          platform && (
            <CreateForm
              model={model.data}
              version={version.data}
              platforms={platforms.data ?? []}
              originals={originals.data}
              first={draftOf(body, platform)}
              parent={compilation}
              onChange={() => {
                setChanged(true);
              }}
            />
          )
        }
      </Query>
    </Dialog>
  );
}

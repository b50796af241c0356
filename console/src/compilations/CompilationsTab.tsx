import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { originalsQuery } from '../api/registry';
import type { Model, Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { lateDialog } from '../ui/late';
import { Query } from '../ui/Query';
import { CompilationBrowser } from './CompilationBrowser';

const CreateDialog = lateDialog('create', async () => (await import('../create/CreateDialog')).CreateDialog);

interface Props {
  model: Model;
  version: Version;
}

/** The compilations of a version, and the way to one more of its original. */
export function CompilationsTab({ model, version }: Props) {
  const t = useTexts();
  const path = { model: model.id, version: version.id };
  const originals = useQuery(originalsQuery(path));
  const [isCreating, setCreating] = useState(false);
  return (
    <div className="stack">
      <div className="toolbar">
        <Button
          icon="chip"
          look="primary"
          isDisabled={originals.data?.length === 0}
          onPress={() => {
            setCreating(true);
          }}
        >
          {t.compilations.quick}
        </Button>
      </div>
      <Query of={originals}>
        {(found) => (
          <CompilationBrowser
            path={path}
            empty={
              <Empty
                icon="chip"
                title={t.compilations.empty}
                hint={found.length > 0 ? t.compilations.emptyHint : t.compilations.noOriginal}
              />
            }
          />
        )}
      </Query>
      {isCreating && (
        <CreateDialog
          model={model}
          version={version}
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { platformsQuery, type CompilationFilter } from '../api/compilations';
import { queryClient } from '../api/connection';
import { originalsQuery } from '../api/registry';
import type { Model, Version } from '../api/types';
import { CreateDialog } from '../create/CreateDialog';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { Empty } from '../ui/Empty';
import { Query } from '../ui/Query';
import type { Asked } from './asked';
import { AskedDialog } from './AskedDialog';
import { CompilationList } from './CompilationList';
import { Filters } from './Filters';
import { useFilter } from './filter';

interface Props {
  model: Model;
  version: Version;
}

export function CompilationsTab({ model, version }: Props) {
  const t = useTexts();
  const path = { model: model.id, version: version.id };
  const originals = useQuery(originalsQuery(path));
  const platforms = useQuery(platformsQuery);
  const [filter, setFilter] = useFilter();
  const [isCreating, setCreating] = useState(false);
  const [asked, setAsked] = useState<Asked>();
  const region = useRef<HTMLElement>(null);
  const showWithoutDeleted = async () => {
    await queryClient.invalidateQueries({ queryKey: ['compilations'] });
    // The row is gone, and with it the button that had the focus.
    region.current?.focus({ preventScroll: true });
  };
  return (
    <section ref={region} className="stack region" aria-label={t.compilations.tab} tabIndex={-1}>
      <div className="toolbar">
        <Filters filter={filter} onChange={setFilter} platforms={platforms.data?.items ?? []} />
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
          <CompilationList
            key={JSON.stringify(filter)}
            path={path}
            filter={filter}
            onAsk={setAsked}
            empty={
              <NothingThere
                filter={filter}
                hasOriginal={found.length > 0}
                onClear={() => {
                  setFilter({});
                }}
              />
            }
          />
        )}
      </Query>
      {asked && (
        <AskedDialog
          {...asked}
          onClose={() => {
            setAsked(undefined);
          }}
          onDeleted={() => void showWithoutDeleted()}
        />
      )}
      {isCreating && (
        <CreateDialog
          model={model}
          version={version}
          onClose={() => {
            setCreating(false);
          }}
        />
      )}
    </section>
  );
}

interface NothingProps {
  filter: CompilationFilter;
  hasOriginal: boolean;
  onClear: () => void;
}

function NothingThere({ filter, hasOriginal, onClear }: NothingProps) {
  const t = useTexts();
  if (filter.phase ?? filter.platform) {
    return (
      <Empty icon="search" title={t.compilations.emptyFilter} hint={t.compilations.emptyFilterHint}>
        <Button onPress={onClear}>{t.compilations.clearFilter}</Button>
      </Empty>
    );
  }
  return (
    <Empty
      icon="chip"
      title={t.compilations.empty}
      hint={hasOriginal ? t.compilations.emptyHint : t.compilations.noOriginal}
    />
  );
}

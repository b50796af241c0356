import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { createCompilation, dryRunQuery } from '../api/compilations';
import { queryClient } from '../api/connection';
import { useIdempotencyKey } from '../api/idempotency';
import type { Artifact, Model, Platform, Version } from '../api/types';
import { links } from '../app/links';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { ArgumentsField } from './ArgumentsField';
import { bodyOf, type Draft } from './draft';
import { EnvironmentField } from './EnvironmentField';
import { LimitFields } from './LimitFields';
import { OptionFields } from './OptionFields';
import { ResourceFields } from './ResourceFields';
import { Subject } from './Subject';
import { Summary } from './Summary';
import { useDebounced } from './useDebounced';

interface Props {
  model: Model;
  version: Version;
  platforms: Platform[];
  originals: Artifact[];
  first: Draft;
  onClose: () => void;
}

export function CreateForm({ model, version, platforms, originals, first, onClose }: Props) {
  const t = useTexts();
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(first);
  const key = useIdempotencyKey();
  const path = { model: model.id, version: version.id };
  const platform = platforms.find(({ name }) => name === draft.platform);
  const body = useMemo(() => platform && bodyOf(draft, platform), [draft, platform]);
  const creating = useMutation({
    mutationFn: (wanted: NonNullable<typeof body>) => createCompilation(path, wanted, key),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['compilations', path] });
      navigate(links.compilation(id));
    },
  });
  const change = (changes: Partial<Draft>) => {
    creating.reset();
    setDraft((earlier) => ({ ...earlier, ...changes }));
  };
  const rested = useDebounced(body ?? { platform: '' });
  const dryRun = useQuery({ ...dryRunQuery(path, rested), placeholderData: keepPreviousData });
  const error = creating.error ?? dryRun.error;
  if (!platform) {
    return null;
  }
  const fields = { draft, change, platform, error };
  return (
    <Form
      className="create"
      onSubmit={(event) => {
        event.preventDefault();
        if (body && !creating.isPending && !creating.isSuccess) {
          creating.mutate(body);
        }
      }}
    >
      <div className="dialog-body create-columns">
        <div className="stack create-fields">
          <Subject {...fields} model={model} version={version} platforms={platforms} originals={originals} />
          <ResourceFields {...fields} />
          <OptionFields {...fields} />
          <ArgumentsField {...fields} />
          <EnvironmentField {...fields} understood={dryRun.data?.environment ?? []} />
          <LimitFields {...fields} />
        </div>
        <Summary
          dryRun={dryRun.data}
          isChecking={rested !== body || dryRun.isFetching}
          error={error}
          platform={platform}
          memory={draft.memory}
        />
      </div>
      <footer className="dialog-foot">
        <Button onPress={onClose}>{t.common.cancel}</Button>
        <Button type="submit" look="primary" icon="chip" isPending={creating.isPending}>
          {t.create.submit}
        </Button>
      </footer>
    </Form>
  );
}

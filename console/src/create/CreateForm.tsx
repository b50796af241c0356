import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { createCompilation, dryRunQuery } from '../api/compilations';
import { queryClient } from '../api/connection';
import { useIdempotencyKeys } from '../api/idempotency';
import type { Artifact, Model, Platform, Version } from '../api/types';
import { useSend } from '../api/useSend';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { ArgumentsField } from './ArgumentsField';
import { bodyOf, type Draft } from './draft';
import { EnvironmentField } from './EnvironmentField';
import { focusFirstViolation } from './focusFirstViolation';
import { LimitFields } from './LimitFields';
import { OptionFields } from './OptionFields';
import { ResourceFields } from './ResourceFields';
import { Subject } from './Subject';
import { Summary } from './Summary';
import { useDebounced } from './useDebounced';
import { useUnderstood } from './useUnderstood';

interface Props {
  model: Model;
  version: Version;
  platforms: Platform[];
  originals: Artifact[];
  first: Draft;
  onChange: () => void;
  onClose: () => void;
}

export function CreateForm(props: Props) {
  const { model, version, platforms, originals, first, onChange, onClose } = props;
  const t = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState(first);
  const keyFor = useIdempotencyKeys();
  const path = { model: model.id, version: version.id };
  const platform = platforms.find(({ name }) => name === draft.platform);
  const body = useMemo(() => platform && bodyOf(draft, platform), [draft, platform]);
  const creating = useSend({
    run: (wanted: NonNullable<typeof body>) => createCompilation(path, wanted, keyFor),
    onDone: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['compilations', path] });
      navigate(links.compilation(id));
    },
  });
  const change = (changes: Partial<Draft>) => {
    creating.reset();
    onChange();
    setDraft((earlier) => ({ ...earlier, ...changes }));
  };
  const rested = useDebounced(body ?? { platform: '' });
  const dryRun = useQuery({ ...dryRunQuery(path, rested), placeholderData: keepPreviousData });
  const understood = useUnderstood(rested, dryRun.isPlaceholderData ? undefined : dryRun.data?.environment);
  const error = creating.error ?? dryRun.error;
  useEffect(() => {
    if (creating.error !== null && form.current) {
      focusFirstViolation(form.current);
    }
  }, [creating.error]);
  if (!platform) {
    return null;
  }
  const fields = { draft, change, platform, error };
  return (
    <Form
      ref={form}
      className="create"
      onSubmit={(event) => {
        event.preventDefault();
        if (body && platform.available) {
          creating.send(body);
        }
      }}
    >
      <div className="dialog-body create-columns">
        <div className="stack create-fields">
          <Subject {...fields} model={model} version={version} platforms={platforms} originals={originals} />
          <ResourceFields {...fields} />
          <OptionFields {...fields} />
          <ArgumentsField {...fields} />
          <EnvironmentField {...fields} understood={understood} />
          <LimitFields {...fields} />
        </div>
        <Summary
          dryRun={dryRun.data}
          isChecking={rested !== body || dryRun.isFetching}
          error={error}
          isOfSending={creating.error !== null}
          platform={platform}
        />
      </div>
      <footer className="dialog-foot">
        <Button onPress={onClose}>{t.common.cancel}</Button>
        {platform.available ? (
          <Button type="submit" look="primary" icon="chip" isPending={creating.isPending}>
            {t.create.submit}
          </Button>
        ) : (
          <ActionButton
            icon="chip"
            label={t.create.submit}
            look="primary"
            isWide
            disabledReason={t.create.notInstalled(platform.installation)}
          />
        )}
      </footer>
    </Form>
  );
}

import { useEffect, useMemo, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import { useLocation } from 'wouter';
import { createCompilation } from '../api/compilations';
import { queryClient } from '../api/connection';
import { useIdempotencyKeys } from '../api/idempotency';
import type { AnyCompilation, Artifact, Model, NewCompilation, Platform, Version } from '../api/types';
import { useSend } from '../api/useSend';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { ArgumentsField } from './ArgumentsField';
import { changesOf } from './changes';
import { CreateFoot } from './CreateFoot';
import { bodyOf, type Draft } from './draft';
import { EnvironmentField } from './EnvironmentField';
import { focusFirstViolation } from './focusFirstViolation';
import { LimitFields } from './LimitFields';
import { NameFields } from './NameFields';
import { OptionFields } from './OptionFields';
import { ResourceFields } from './ResourceFields';
import { Subject } from './Subject';
import { Summary } from './Summary';
import { useDryRun } from './useDryRun';
import { verdictOf } from './verdict';

export interface CreateFormProps {
  model: Model;
  version: Version;
  platforms: Platform[];
  /** Every original of the version, newest first. */
  originals: Artifact[];
  first: Draft;
  /** What is repeated. */
  parent?: AnyCompilation;
  onChange: () => void;
}

/** The form on one platform at a time; the draft knows which. */
export function CreateForm(props: CreateFormProps) {
  const [begun] = useState(props.first);
  const [draft, setDraft] = useState(begun);
  const platform = props.platforms.find(({ name }) => name === draft.platform);
  return (
    platform && (
      <FormOf
        {...props}
        first={begun}
        draft={draft}
        platform={platform}
        onChanges={(changes) => {
          props.onChange();
          setDraft((earlier) => ({ ...earlier, ...changes }));
        }}
      />
    )
  );
}

interface FormProps extends CreateFormProps {
  draft: Draft;
  platform: Platform;
  onChanges: (changes: Partial<Draft>) => void;
}

function FormOf(props: FormProps) {
  const { model, version, platforms, originals, first, parent, draft, platform, onChanges } = props;
  const t = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const path = { model: model.id, version: version.id };
  const body = useMemo(() => bodyOf(draft, platform), [draft, platform]);
  const creating = useCreating(props);
  const dryRun = useDryRun(path, body);
  const error = creating.error ?? dryRun.error;
  useEffect(() => {
    if (creating.error !== null && form.current) {
      focusFirstViolation(form.current);
    }
  }, [creating.error]);
  const change = (changes: Partial<Draft>) => {
    creating.reset();
    onChanges(changes);
  };
  const artifactOf = (id: string) => originals.find((original) => original.id === id);
  const nameOf = (id: string) => artifactOf(id)?.name ?? parent?.baseArtifact.name ?? id;
  const fields = { draft, change, platform, error };
  const { data, isChecking, environment } = dryRun;
  return (
    <Form
      ref={form}
      className="create"
      onSubmit={(event) => {
        event.preventDefault();
        if (platform.available) {
          creating.send(body);
        }
      }}
    >
      <div className="dialog-body create-columns">
        <div className="stack create-fields">
          <Subject {...fields} model={model} version={version} platforms={platforms} originals={originals} />
          <OptionFields {...fields} understood={data?.options} />
          <ResourceFields {...fields} />
          <ArgumentsField {...fields} />
          <EnvironmentField
            {...fields}
            understood={environment}
            artifact={artifactOf(draft.baseArtifactId)}
          />
          <LimitFields {...fields} />
          <NameFields {...fields} />
        </div>
        <Summary
          dryRun={data}
          isChecking={isChecking}
          error={error}
          isOfSending={creating.error !== null}
          platform={platform}
          changes={parent && changesOf(first, draft, { platforms, artifactName: nameOf, t })}
        />
      </div>
      <CreateFoot
        platform={platform}
        verdict={verdictOf({ dryRun: data, error, isChecking, platform })}
        isPending={creating.isPending}
      />
    </Form>
  );
}

function useCreating({ model, version }: CreateFormProps) {
  const [, navigate] = useLocation();
  const keyFor = useIdempotencyKeys();
  const path = { model: model.id, version: version.id };
  return useSend({
    run: (wanted: NewCompilation) => createCompilation(path, wanted, keyFor),
    onDone: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['compilations', path] });
      navigate(links.compilation(id));
    },
  });
}

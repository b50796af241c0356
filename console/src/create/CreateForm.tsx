import { useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { AnyCompilation, Artifact, Model, NewCompilation, Platform, Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { ArgumentsField } from './ArgumentsField';
import { changesOf } from './changes';
import { CreateFoot } from './CreateFoot';
import type { Draft } from './draft';
import { EnvironmentField } from './EnvironmentField';
import { focusFirstViolation } from './focusFirstViolation';
import { LimitFields } from './LimitFields';
import { memberProblem, ofAll } from './members';
import { NameFields } from './NameFields';
import { OptionFields } from './OptionFields';
import { ResourceFields } from './ResourceFields';
import { Subject } from './Subject';
import { Summary } from './Summary';
import { Targets } from './Targets';
import { useCreating } from './useCreating';
import { useDryRun } from './useDryRun';
import { useMembers } from './useMembers';
import { togetherOf, useVerdicts } from './useVerdicts';
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

const NONE: NewCompilation[] = [];
const EMPTY: NewCompilation = { platform: '' };

/** The form on one platform at a time, of one compilation or of several; the drafts know which. */
export function CreateForm(props: CreateFormProps) {
  const [begun] = useState(props.first);
  const [drafts, setDrafts] = useState([begun]);
  const [shown, setShown] = useState(0);
  const draft = drafts[shown] ?? begun;
  const platform = props.platforms.find(({ name }) => name === draft.platform);
  const set = (next: Draft[], place: number) => {
    props.onChange();
    setDrafts(next);
    setShown(Math.min(place, next.length - 1));
  };
  return (
    platform && (
      <FormOf
        {...props}
        first={begun}
        drafts={drafts}
        draft={draft}
        shown={shown}
        platform={platform}
        onShow={setShown}
        onAdd={() => {
          set([...drafts, draft], drafts.length);
        }}
        onRemove={(place) => {
          set(drafts.toSpliced(place, 1), place < shown ? shown - 1 : shown);
        }}
        onChanges={(changes) => {
          props.onChange();
          setDrafts((earlier) =>
            earlier.map((one, place) => ({ ...one, ...(place === shown ? changes : ofAll(changes)) })),
          );
        }}
      />
    )
  );
}

interface FormProps extends CreateFormProps {
  drafts: Draft[];
  draft: Draft;
  shown: number;
  platform: Platform;
  onShow: (place: number) => void;
  onAdd: () => void;
  onRemove: (place: number) => void;
  onChanges: (changes: Partial<Draft>) => void;
}

function FormOf(props: FormProps) {
  const { model, version, platforms, originals, first, parent, drafts, draft, platform, shown } = props;
  const t = useTexts();
  const form = useRef<HTMLFormElement>(null);
  const path = { model: model.id, version: version.id };
  const { bodies, names, each } = useMembers(drafts, platforms);
  const creating = useCreating(path);
  const dryRun = useDryRun(path, bodies[shown] ?? EMPTY);
  const error = memberProblem(creating.error, shown, drafts.length) ?? dryRun.error;
  useEffect(() => {
    if (creating.error !== null && form.current) {
      focusFirstViolation(form.current);
    }
  }, [creating.error]);
  const changing =
    <A extends unknown[]>(then: (...args: A) => void) =>
    (...args: A) => {
      creating.reset();
      then(...args);
    };
  const change = changing(props.onChanges);
  const artifactOf = (id: string) => originals.find((original) => original.id === id);
  const nameOf = (id: string) => artifactOf(id)?.name ?? parent?.baseArtifact.name ?? id;
  const fields = { draft, change, platform, error };
  const { data, isChecking, environment } = dryRun;
  const isSet = drafts.length > 1;
  const verdicts = useVerdicts({
    path,
    bodies: isSet ? bodies : NONE,
    platforms: each,
    names,
    refused: creating.error,
  });
  const together = isSet
    ? togetherOf(verdicts, names)
    : { verdict: verdictOf({ dryRun: data, error, isChecking, platform }) };
  const missing = each.find(({ available }) => !available);
  return (
    <Form
      ref={form}
      className="create"
      onSubmit={(event) => {
        event.preventDefault();
        if (missing === undefined) {
          creating.send(bodies);
        }
      }}
    >
      <div className="dialog-body">
        {parent === undefined && (
          <Targets
            names={names}
            verdicts={verdicts}
            shown={shown}
            onShow={props.onShow}
            onAdd={changing(props.onAdd)}
            onRemove={changing(props.onRemove)}
          />
        )}
        <div className="create-columns">
          <div key={shown} className="stack create-fields">
            <Subject
              {...fields}
              model={model}
              version={version}
              platforms={platforms}
              originals={originals}
            />
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
      </div>
      <CreateFoot
        platform={missing ?? platform}
        {...together}
        count={drafts.length}
        isPending={creating.isPending}
      />
    </Form>
  );
}

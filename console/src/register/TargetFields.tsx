import { useQuery } from '@tanstack/react-query';
import { modelsNamedQuery } from '../api/named';
import { versionsQuery } from '../api/registry';
import type { Model } from '../api/types';
import { useTexts } from '../i18n/language';
import { TextField } from '../ui/fields';
import { useDebounced } from '../ui/useDebounced';
import { useErrors } from '../ui/useErrors';
import { MeantField } from './MeantField';
import { isAmbiguous, type Part } from './registering';

export interface Target {
  model: string;
  /** The id of the model that is meant, or a new one, where its name does not tell. */
  meant?: string | undefined;
  version: string;
}

interface Props {
  /** The models that are called as the one that is typed. */
  named: Model[];
  target: Target;
  onChange: (target: Target) => void;
  /** What the registry refused, and what it was asked for then. */
  error: Error | null;
  at: Part | undefined;
}

/** On which model and version; what is there already is offered while one types. */
export function TargetFields({ named, target, onChange, error, at }: Props) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  const name = target.model.trim();
  const models = useQuery(modelsNamedQuery(useDebounced(name))).data?.items ?? [];
  const isChoice = isAmbiguous(named);
  const model = isChoice ? named.find(({ id }) => id === target.meant) : named[0];
  const hint = model ? t.register.knownModel : t.register.newModel;
  return (
    <>
      <div className="field-row">
        <TextField
          label={t.register.model}
          hint={name === '' ? t.register.modelHint : isChoice ? t.register.whichHint : hint}
          suggestions={models.map((known) => known.name)}
          value={target.model}
          onChange={(next) => {
            onChange({ ...target, model: next, meant: undefined });
          }}
          errors={at === 'model' ? errorsOf('name') : []}
          isRequired
        />
        <VersionField
          target={target}
          model={model}
          onChange={(version) => {
            onChange({ ...target, version });
          }}
          errors={at === 'version' ? errorsOf('name') : []}
        />
      </div>
      {isChoice && (
        <MeantField
          named={named}
          meant={target.meant}
          onChange={(meant) => {
            onChange({ ...target, meant });
          }}
        />
      )}
    </>
  );
}

interface VersionProps {
  target: Target;
  model: Model | undefined;
  onChange: (version: string) => void;
  errors: string[];
}

function VersionField({ target, model, onChange, errors }: VersionProps) {
  const t = useTexts();
  const query = { ...versionsQuery(model?.id ?? ''), enabled: model !== undefined };
  const names = (useQuery(query).data?.items ?? []).map(({ name }) => name);
  const isKnown = model !== undefined && names.includes(target.version.trim());
  return (
    <TextField
      label={t.register.version}
      hint={isKnown ? t.register.knownVersion : t.register.newVersion}
      suggestions={model ? names : []}
      value={target.version}
      onChange={onChange}
      errors={errors}
      isRequired
    />
  );
}

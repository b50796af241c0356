import { useState } from 'react';
import type { Artifact, Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { Environment } from '../settings/Settings';
import { TextField } from '../ui/fields';
import { useErrors } from '../ui/useErrors';
import { CarriedVariables } from './CarriedVariables';
import { withFile, withoutFile } from './draft';
import { EnvFileCard } from './EnvFileCard';
import { EnvFileDrop } from './EnvFileDrop';
import type { FieldsProps } from './fields';
import { mayNeedToken } from './token';

interface Props extends FieldsProps {
  /** What the service understood. */
  understood: Compilation['environment'];
  /** What is compiled, if it is still there. */
  artifact: Artifact | undefined;
}

/** Variables of the compiler: lines, or a file, which is not shown as it may hold secrets. */
export function EnvironmentField({ draft, change, platform, error, understood, artifact }: Props) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  const [isUnreadable, setUnreadable] = useState(false);
  const [hadFile, setHadFile] = useState(false);
  const errors = isUnreadable ? [t.create.notText] : [...errorsOf('environment'), ...errorsOf('envFile')];
  const needsToken = mayNeedToken(platform, artifact);
  const changeFile = (changes: Partial<typeof draft>) => {
    setUnreadable(false);
    change(changes);
  };
  return (
    <fieldset>
      <legend>{t.create.environment}</legend>
      <CarriedVariables
        variables={draft.carried}
        onChange={(carried) => {
          change({ carried });
        }}
      />
      <EnvFileDrop
        onFile={(name, text) => {
          setHadFile(true);
          changeFile(withFile(draft, name, text, t.create.typedLines));
        }}
        onUnreadable={() => {
          setUnreadable(true);
        }}
      >
        {draft.envFileName === undefined ? (
          <TextField
            label={t.create.environment}
            isCompact
            hint={needsToken ? `${t.create.tokenHint} ${t.create.environmentHint}` : t.create.environmentHint}
            placeholder={needsToken ? 'HF_TOKEN=hf_...' : 'LOG_LEVEL=debug'}
            rows={3}
            value={draft.envFile}
            onChange={(envFile) => {
              changeFile({ envFile });
            }}
            errors={errors}
            autoFocus={hadFile}
          />
        ) : (
          <EnvFileCard
            name={draft.envFileName}
            text={draft.envFile}
            errors={errors}
            onEdit={() => {
              changeFile({ envFileName: undefined });
            }}
            onRemove={() => {
              changeFile(withoutFile);
            }}
          />
        )}
      </EnvFileDrop>
      {understood.length > 0 && (
        <div className="understood">
          <h4>{t.create.understood}</h4>
          <Environment of={understood} />
        </div>
      )}
    </fieldset>
  );
}

import { useTexts } from '../i18n/language';
import { TextField } from '../ui/fields';
import { Fold } from '../ui/Fold';
import { Icon } from '../ui/Icon';
import { useErrors } from '../ui/useErrors';
import type { FieldsProps } from './fields';

export function ArgumentsField({ draft, change, platform, error }: FieldsProps) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  const { supported, note, allowed } = platform.additionalArgs;
  return (
    <fieldset>
      <legend>
        {t.create.args}
        {note !== null && (
          <span className="badge">
            <Icon name="warning" />
            {note}
          </span>
        )}
      </legend>
      <TextField
        label={t.create.args}
        isCompact
        hint={supported ? t.create.argsHint : undefined}
        rows={2}
        isDisabled={!supported}
        value={draft.additionalArgs}
        onChange={(additionalArgs) => {
          change({ additionalArgs });
        }}
        errors={errorsOf('additionalArgs')}
      />
      {supported && (
        <Fold title={t.create.argsAllowed}>
          <dl className="allowed">
            {allowed.map(({ name, help }) => (
              <div key={name}>
                <dt>
                  <code>{name}</code>
                </dt>
                <dd>{help}</dd>
              </div>
            ))}
          </dl>
        </Fold>
      )}
    </fieldset>
  );
}

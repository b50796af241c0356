import { useTexts } from '../i18n/language';
import { TextField } from '../ui/fields';
import { Fold } from '../ui/Fold';
import { useErrors } from '../ui/useErrors';
import type { FieldsProps } from './fields';

const DEFAULTS = { queueSeconds: '86400', pendingSeconds: '1800', runSeconds: '28800' };

export function LimitFields({ draft, change, error }: FieldsProps) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  const hasErrors = errorsOf('limits').length > 0;
  return (
    <Fold title={t.create.limits} isHeld={hasErrors}>
      <div className="field-row">
        {(['queueSeconds', 'pendingSeconds', 'runSeconds'] as const).map((name) => (
          <TextField
            key={name}
            label={t.create[name]}
            placeholder={DEFAULTS[name]}
            isNumber
            value={draft[name]}
            onChange={(seconds) => {
              change({ [name]: seconds });
            }}
            errors={errorsOf(`limits.${name}`)}
          />
        ))}
      </div>
    </Fold>
  );
}

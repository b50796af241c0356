import { useTexts } from '../i18n/language';
import { TextField } from '../ui/fields';
import { useErrors } from '../ui/useErrors';
import type { FieldsProps } from './fields';

export function ResourceFields({ draft, change, error }: FieldsProps) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  return (
    <fieldset>
      <legend>{t.create.resources}</legend>
      <div className="field-row">
        <TextField
          label={t.create.cpu}
          hint={t.create.cpuHint}
          value={draft.cpu}
          onChange={(cpu) => {
            change({ cpu });
          }}
          errors={errorsOf('resources.cpu')}
        />
        <TextField
          label={t.create.memory}
          hint={t.create.memoryHint}
          value={draft.memory}
          onChange={(memory) => {
            change({ memory });
          }}
          errors={errorsOf('resources.memory')}
        />
      </div>
    </fieldset>
  );
}

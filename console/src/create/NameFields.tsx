import { useTexts } from '../i18n/language';
import { TextField } from '../ui/fields';
import { Fold } from '../ui/Fold';
import { useErrors } from '../ui/useErrors';
import type { FieldsProps } from './fields';

/** What people call it and say of it; nobody has to. */
export function NameFields({ draft, change, error }: FieldsProps) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  const hasErrors = [...errorsOf('name'), ...errorsOf('note')].length > 0;
  return (
    <Fold title={t.create.nameAndNote} isHeld={hasErrors}>
      <div className="stack-close">
        <TextField
          label={t.create.name}
          hint={t.create.nameHint}
          value={draft.name}
          onChange={(name) => {
            change({ name });
          }}
          errors={errorsOf('name')}
        />
        <TextField
          label={t.create.note}
          rows={2}
          value={draft.note}
          onChange={(note) => {
            change({ note });
          }}
          errors={errorsOf('note')}
        />
      </div>
    </Fold>
  );
}

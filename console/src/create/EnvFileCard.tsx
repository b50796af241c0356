import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { Errors } from '../ui/Errors';
import { Icon } from '../ui/Icon';

interface Props {
  name: string;
  text: string;
  errors: string[];
  onEdit: () => void;
  onRemove: () => void;
}

/** A file that was dropped. Its text appears only when that is asked for. */
export function EnvFileCard({ name, text, errors, onEdit, onRemove }: Props) {
  const t = useTexts();
  return (
    <div>
      <p className="env-file">
        <Icon name="file" />
        <span className="break">{t.create.fromFile(name, text.trimEnd().split('\n').length)}</span>
        <Button look="quiet" onPress={onEdit} autoFocus>
          {t.create.editText}
        </Button>
        <ActionButton icon="trash" label={t.common.remove(name)} onPress={onRemove} />
      </p>
      <Errors of={errors} />
    </div>
  );
}

import { useTexts } from '../i18n/language';
import { TextField } from '../ui/fields';
import { useErrors } from '../ui/useErrors';

interface Props {
  value: string;
  onChange: (name: string) => void;
  error: Error | null;
  placeholder?: string;
}

/** The name of what is registered, first of its form. */
export function NameField({ error, ...field }: Props) {
  const t = useTexts();
  const errorsOf = useErrors(error);
  return <TextField {...field} label={t.common.name} errors={errorsOf('name')} isRequired autoFocus />;
}

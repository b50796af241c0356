import type { Model } from '../api/types';
import { formatTime } from '../i18n/format';
import { useLanguage, useTexts } from '../i18n/language';
import { SelectField } from '../ui/fields';
import { NEW } from './registering';

interface Props {
  named: Model[];
  meant: string | undefined;
  onChange: (meant: string) => void;
}

/** Which model is meant, where its name does not say it. */
export function MeantField({ named, meant = '', onChange }: Props) {
  const t = useTexts();
  const { language } = useLanguage();
  return (
    <SelectField
      label={t.register.which}
      value={meant}
      onChange={onChange}
      choices={[
        ...named.map(({ id, archived, createdAt }) => ({
          key: id,
          label: `${formatTime(createdAt, language)}${archived ? ` ${t.entries.archived}` : ''}`,
          note: archived ? `${id}: ${t.register.bringsBack}` : id,
        })),
        { key: NEW, label: t.register.another },
      ]}
    />
  );
}

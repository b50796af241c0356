import type { Model, Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { Facts } from '../ui/Facts';
import { SelectField } from '../ui/fields';
import { useErrors } from '../ui/useErrors';
import { BaseArtifactField, type SubjectProps } from './BaseArtifactField';
import { onPlatform } from './draft';

interface Props extends SubjectProps {
  model: Model;
  version: Version;
}

/** What is compiled, and for what. */
export function Subject(props: Props) {
  const { draft, change, error, model, version, platforms } = props;
  const t = useTexts();
  const errorsOf = useErrors(error);
  return (
    <section className="stack">
      <Facts
        of={[
          [t.create.model, model.name],
          [t.create.version, version.name],
        ]}
      />
      <BaseArtifactField {...props} />
      <SelectField
        label={t.create.platform}
        value={draft.platform}
        onChange={(name) => {
          const next = platforms.find((known) => known.name === name);
          if (next) {
            change(onPlatform(draft, next));
          }
        }}
        choices={platforms.map(({ name, title, accepts, available, installation }) => ({
          key: name,
          label: title,
          note: available ? t.create.takes(accepts.join(', ')) : t.create.notInstalled(installation),
        }))}
        errors={errorsOf('platform')}
      />
    </section>
  );
}

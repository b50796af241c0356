import type { DryRun, Option } from '../api/types';
import { useTexts } from '../i18n/language';
import { Fold } from '../ui/Fold';
import { useErrors } from '../ui/useErrors';
import type { FieldsProps } from './fields';
import { OptionField } from './OptionField';
import { changedCount, tiersOf } from './tiers';

interface Props extends FieldsProps {
  /** The options as the service understood them; nothing while it would not. */
  understood: DryRun['options'] | undefined;
}

/** The settings of the platform, drawn from what it says of them: first those that most people set. */
export function OptionFields(props: Props) {
  const { draft, platform, error } = props;
  const t = useTexts();
  const errorsOf = useErrors(error);
  const { common, advanced } = tiersOf(platform.options);
  const changed = changedCount(advanced, draft);
  return (
    <fieldset>
      <legend>{t.create.settings}</legend>
      {/* Without common ones, as of a platform of others, all are shown. */}
      <Fields {...props} options={common.length > 0 ? common : advanced} />
      {common.length > 0 && advanced.length > 0 && (
        <Fold
          title={changed > 0 ? `${t.create.advanced} · ${t.create.changedCount(changed)}` : t.create.advanced}
          isHeld={advanced.some(({ name }) => errorsOf(`options.${name}`).length > 0)}
        >
          <Fields {...props} options={advanced} />
        </Fold>
      )}
    </fieldset>
  );
}

function Fields({ draft, change, platform, error, understood, options }: Props & { options: Option[] }) {
  const errorsOf = useErrors(error);
  return (
    <div className="field-grid">
      {options.map((option) => (
        <OptionField
          key={`${platform.name} ${option.name}`}
          option={option}
          value={draft.options[option.name] ?? ''}
          understood={understood?.[option.name]}
          onChange={(value) => {
            change({ options: { ...draft.options, [option.name]: value } });
          }}
          errors={errorsOf(`options.${option.name}`)}
        />
      ))}
    </div>
  );
}

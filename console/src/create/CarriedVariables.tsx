import { Input } from 'react-aria-components';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { Icon } from '../ui/Icon';
import type { Variable } from './draft';

interface Props {
  variables: Variable[];
  onChange: (variables: Variable[]) => void;
}

/** The variables of the compilation that is repeated: plain ones can be changed, secrets are kept. */
export function CarriedVariables({ variables, onChange }: Props) {
  const t = useTexts();
  if (variables.length === 0) {
    return null;
  }
  return (
    <ul className="variables carried">
      {variables.map((variable) => (
        <li key={variable.name}>
          <code>{variable.name}</code>
          {variable.keepFrom === undefined ? (
            <Input
              className="input"
              aria-label={t.create.valueOf(variable.name)}
              value={variable.value ?? ''}
              onChange={({ target }) => {
                onChange(
                  variables.map((other) => (other === variable ? { ...other, value: target.value } : other)),
                );
              }}
            />
          ) : (
            <span className="masked" title={t.create.keptHint}>
              <Icon name="lock" />
              {t.create.kept}
            </span>
          )}
          <ActionButton
            icon="trash"
            label={t.common.remove(variable.name)}
            onPress={() => {
              onChange(variables.filter((other) => other !== variable));
            }}
          />
        </li>
      ))}
    </ul>
  );
}

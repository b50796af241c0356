import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

interface Props<K extends string> {
  label: string;
  value: K;
  onChange: (value: K) => void;
  choices: { key: K; label: string }[];
}

/** A choice among few, all of them in sight. */
export function RadioField<K extends string>({ label, value, onChange, choices }: Props<K>) {
  const labelId = useId();
  return (
    <div className="field">
      <span id={labelId} className="label">
        {label}
      </span>
      <ToggleButtonGroup
        className="radios"
        aria-labelledby={labelId}
        selectedKeys={[value]}
        disallowEmptySelection
        onSelectionChange={([key]) => {
          onChange(key as K);
        }}
      >
        {choices.map(({ key, label: name }) => (
          <ToggleButton key={key} id={key} className="radio">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

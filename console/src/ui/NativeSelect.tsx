import { visible } from '../names/visible';
import { Icon } from './Icon';

interface Props<K extends string> {
  label: string;
  value: K;
  onChange: (value: K) => void;
  choices: readonly { key: K; label: string }[];
}

/** One of a few words, chosen with what the browser has: where a form needs no more, and no more is loaded. */
export function NativeSelect<K extends string>({ label, value, onChange, choices }: Props<K>) {
  return (
    <span className="native-select">
      <select
        className="input"
        aria-label={label}
        value={value}
        onChange={({ target }) => {
          onChange(target.value as K);
        }}
      >
        {choices.map(({ key, label: words }) => (
          <option key={key} value={key}>
            {visible(words)}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </span>
  );
}

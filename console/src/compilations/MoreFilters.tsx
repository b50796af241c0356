import { useId } from 'react';
import { useTexts } from '../i18n/language';
import { useTyped } from '../ui/useTyped';
import type { Search } from './filter';

interface Props {
  search: Search;
  onChange: (search: Search) => void;
  isAll: boolean;
}

/** What is looked for less often. */
export function MoreFilters({ search, onChange, isAll }: Props) {
  const t = useTexts();
  const set = (name: 'model' | 'by' | 'after' | 'before') => (value: string) => {
    onChange({ ...search, [name]: value === '' ? undefined : value });
  };
  return (
    <div className="field-grid">
      {isAll && (
        <Field label={t.compilations.modelName} type="text" value={search.model} onChange={set('model')} />
      )}
      <Field label={t.compilations.who} type="text" value={search.by} onChange={set('by')} />
      <Field label={t.compilations.from} type="date" value={search.after} onChange={set('after')} />
      <Field label={t.compilations.until} type="date" value={search.before} onChange={set('before')} />
    </div>
  );
}

interface FieldProps {
  label: string;
  type: 'text' | 'date';
  value: string | undefined;
  onChange: (value: string) => void;
}

/** Looks when who typed is done with the field: with Enter, or on to the next. */
function Field({ label, type, value = '', onChange }: FieldProps) {
  const id = useId();
  const [typed, setTyped] = useTyped(value);
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault();
        onChange(typed);
      }}
    >
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type={type}
        className="input"
        value={typed}
        maxLength={200}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onBlur={() => {
          if (typed !== value) {
            onChange(typed);
          }
        }}
      />
    </form>
  );
}

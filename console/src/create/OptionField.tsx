import type { Option } from '../api/types';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { valueText } from '../settings/optionText';
import { FlagField, SelectField, TextField } from '../ui/fields';
import { BucketGrid } from './BucketGrid';

/** A file is pasted there, of which the beginning is enough to know it by. */
const TEXT_ROWS = 4;

interface Props {
  option: Option;
  value: string | boolean;
  /** What the service made of it, or put in its place. */
  understood: unknown;
  onChange: (value: string | boolean) => void;
  errors: string[];
}

export function OptionField({ option, value, understood, onChange, errors }: Props) {
  const t = useTexts();
  const { type, title, help } = option;
  if (type === 'flag') {
    return <FlagField label={title} hint={help} value={value === true} onChange={onChange} errors={errors} />;
  }
  const text = String(value);
  if (type === 'choice') {
    return (
      <SelectField
        label={title}
        hint={help}
        value={text}
        onChange={onChange}
        choices={choicesOf(option, t)}
        errors={errors}
      />
    );
  }
  const field = (
    <TextField
      label={title}
      hint={type === 'integer' ? `${help} ${rangeOf(option, t)}` : help}
      placeholder={placeholderOf(option, t)}
      isNumber={type === 'integer'}
      suggestions={option.suggestions}
      rows={type === 'text' ? TEXT_ROWS : undefined}
      value={text}
      onChange={onChange}
      errors={errors}
    />
  );
  if (type !== 'buckets') {
    return field;
  }
  return (
    <div className="stack-close">
      {field}
      <BucketGrid
        title={title}
        buckets={understood}
        parts={option.parts ?? []}
        isDerived={text.trim() === ''}
      />
    </div>
  );
}

function choicesOf({ choices = [], default: byDefault }: Option, t: Texts) {
  const named = choices.map((choice) => ({ key: String(choice), label: String(choice) }));
  return byDefault === null ? [{ key: '', label: t.create.compilerDecides }, ...named] : named;
}

/** What an empty field means, or how it is written. */
function placeholderOf({ type, default: byDefault, parts = [] }: Option, t: Texts): string {
  switch (type) {
    case 'buckets':
      return t.create.bucketsPlaceholder(parts.length);
    case 'sizes':
      return t.create.derivedWhenEmpty;
    case 'integer':
    case 'name':
      return byDefault === null ? t.create.compilerDecides : valueText(byDefault);
    default:
      return '';
  }
}

function rangeOf({ min = 0, max = 0, powerOfTwo }: Option, t: Texts): string {
  const range = t.create.range(min, max);
  return powerOfTwo ? `${range} ${t.create.powerOfTwo}` : range;
}

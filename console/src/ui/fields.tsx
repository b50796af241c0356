import { useId } from 'react';
import {
  Button,
  CheckboxButton,
  CheckboxField,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { visible } from '../names/visible';
import { Icon } from './Icon';

interface FieldProps {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, in the words of the service. */
  errors?: string[];
  /** The label is for screen readers only, as it stands nearby. */
  isCompact?: boolean;
}

interface TextProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  placeholder?: string | undefined;
  isRequired?: boolean;
  isNumber?: boolean;
  isDisabled?: boolean;
  /** Nobody may read it over a shoulder. */
  isSecret?: boolean;
  autoFocus?: boolean;
  /** A text of several lines has so many of them. */
  rows?: number | undefined;
  /** What is often written there. */
  suggestions?: string[] | undefined;
}

export function TextField(props: TextProps) {
  const { label, hint, errors = [], isCompact = false, placeholder, isNumber = false, rows, ...more } = props;
  const { suggestions = [], isSecret = false, ...rest } = more;
  const listId = useId();
  return (
    <AriaTextField {...rest} className="field" isInvalid={errors.length > 0} validationBehavior="aria">
      <Label className={isCompact ? 'visually-hidden' : 'label'}>{label}</Label>
      {rows === undefined ? (
        <Input
          className="input"
          type={isSecret ? 'password' : 'text'}
          placeholder={placeholder ?? ''}
          inputMode={isNumber ? 'numeric' : 'text'}
          autoComplete="off"
          {...(suggestions.length > 0 && { list: listId })}
        />
      ) : (
        <TextArea className="input code" rows={rows} placeholder={placeholder ?? ''} spellCheck={false} />
      )}
      {suggestions.length > 0 && (
        <datalist id={listId}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      <Hint hint={hint} errors={errors} />
    </AriaTextField>
  );
}

export interface Choice {
  key: string;
  label: string;
  note?: string | undefined;
  isDisabled?: boolean;
}

interface SelectProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  choices: Choice[];
}

export function SelectField(props: SelectProps) {
  const { label, hint, errors = [], value, onChange, choices, isCompact = false } = props;
  return (
    <Select
      className="field"
      isInvalid={errors.length > 0}
      validationBehavior="aria"
      value={value}
      onChange={(key) => {
        onChange(String(key));
      }}
      disabledKeys={choices.filter((choice) => choice.isDisabled).map((choice) => choice.key)}
    >
      <Label className={isCompact ? 'visually-hidden' : 'label'}>{label}</Label>
      <Button className="input select">
        <SelectValue>{({ selectedText }) => selectedText}</SelectValue>
        <Icon name="chevron" />
      </Button>
      <Hint hint={hint} errors={errors} />
      <Popover className="popover">
        <ListBox items={choices.map((choice) => ({ ...choice, id: choice.key }))}>
          {(choice) => (
            <ListBoxItem className="option" textValue={choice.label}>
              <Text slot="label">{visible(choice.label)}</Text>
              {choice.note && <Text slot="description">{choice.note}</Text>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

interface FlagProps extends FieldProps {
  value: boolean;
  onChange: (value: boolean) => void;
}

export function FlagField({ label, hint, errors = [], value, onChange }: FlagProps) {
  return (
    <CheckboxField className="field" isSelected={value} onChange={onChange} isInvalid={errors.length > 0}>
      <CheckboxButton className="checkbox">
        <span className="checkbox-box">
          <Icon name="check" />
        </span>
        <span className="label">{label}</span>
      </CheckboxButton>
      <Hint hint={hint} errors={errors} />
    </CheckboxField>
  );
}

function Hint({ hint, errors = [] }: { hint?: string | undefined; errors?: string[] }) {
  return (
    <>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">
        {errors.map((error) => (
          <span key={error}>{error}</span>
        ))}
      </FieldError>
    </>
  );
}

import type { KeyboardEvent } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { FlagField } from '../ui/fields';
import { Icon } from '../ui/Icon';

/** How the lines are shown. */
export interface Choices {
  search: string;
  isWrapped: boolean;
  onlyErrors: boolean;
}

interface Props {
  choices: Choices;
  onChange: (choices: Choices) => void;
  /** Where the current hit stands among all, from 1; 0 where none is chosen yet. */
  hit: { place: number; count: number };
  onStep: (direction: 1 | -1) => void;
}

/** Search, and how the lines are shown. */
export function LogBar({ choices, onChange, hit, onStep }: Props) {
  const t = useTexts();
  const { search, isWrapped, onlyErrors } = choices;
  const step = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      onStep(event.shiftKey ? -1 : 1);
    }
  };
  return (
    <>
      <SearchField
        className="log-search"
        aria-label={t.log.search}
        value={search}
        onChange={(text) => {
          onChange({ ...choices, search: text });
        }}
      >
        <Icon name="search" />
        <Input className="input" placeholder={t.log.search} onKeyDown={step} />
      </SearchField>
      {search !== '' && (
        <span className="log-hits">
          <span className="sub" role="status">
            {hit.count === 0 ? t.log.nothingFound : t.log.hits(hit.place, hit.count)}
          </span>
          <ActionButton
            icon="up"
            label={t.log.previousHit}
            onPress={() => {
              onStep(-1);
            }}
          />
          <ActionButton
            icon="down"
            label={t.log.nextHit}
            onPress={() => {
              onStep(1);
            }}
          />
        </span>
      )}
      <FlagField
        label={t.log.onlyErrors}
        value={onlyErrors}
        onChange={(value) => {
          onChange({ ...choices, onlyErrors: value });
        }}
      />
      <FlagField
        label={t.log.wrap}
        value={isWrapped}
        onChange={(value) => {
          onChange({ ...choices, isWrapped: value });
        }}
      />
    </>
  );
}

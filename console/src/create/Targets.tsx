import { useSetTexts } from '../i18n/sets';
import { ActionButton } from '../ui/ActionButton';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { MOST_MEMBERS } from './members';
import type { Verdict } from './verdict';
import { ICONS } from './VerdictLine';

interface Props {
  /** What each is called. */
  names: string[];
  verdicts: Verdict[];
  /** The place of the one whose fields are shown. */
  shown: number;
  onShow: (place: number) => void;
  onAdd: () => void;
  onRemove: (place: number) => void;
}

/** The targets that are compiled for together, each with its verdict; one alone is not listed. */
export function Targets({ names, verdicts, shown, onShow, onAdd, onRemove }: Props) {
  const sets = useSetTexts();
  return (
    <div className="targets" role="group" aria-label={sets.targets}>
      {names.length > 1 &&
        names.map((name, place) => {
          const icon = ICONS[verdicts[place]?.is ?? 'checking'];
          return (
            <span key={name} className="target">
              <button
                type="button"
                className="button button-plain"
                aria-pressed={place === shown}
                onClick={() => {
                  onShow(place);
                }}
              >
                {icon && <Icon name={icon} />}
                <span>{name}</span>
              </button>
              <ActionButton
                icon="cross"
                label={sets.remove(name)}
                onPress={() => {
                  onRemove(place);
                }}
              />
            </span>
          );
        })}
      {names.length < MOST_MEMBERS && (
        <Button icon="plus" look="quiet" onPress={onAdd}>
          {sets.another}
        </Button>
      )}
    </div>
  );
}

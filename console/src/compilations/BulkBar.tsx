import { Link } from 'wouter';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Button } from '../ui/Button';
import type { BulkAction } from './bulk';
import type { Selection } from './useSelection';

interface Props {
  selection: Selection;
  onAsk: (action: BulkAction) => void;
}

const ACTIONS = [
  { action: 'stop', icon: 'square' },
  { action: 'delete', icon: 'trash' },
] as const;

/** What can be done with those that are selected; nothing while none is. */
export function BulkBar({ selection: { chosen, set }, onAsk }: Props) {
  const t = useTexts();
  const [one, other] = chosen;
  return (
    chosen.length > 0 && (
      <div className="bulk" role="group" aria-label={t.bulk.title}>
        <strong role="status">{t.bulk.selected(chosen.length)}</strong>
        {ACTIONS.map(({ action, icon }) => (
          <Button
            key={action}
            icon={icon}
            onPress={() => {
              onAsk(action);
            }}
          >
            {`${t.actions[action]} …`}
          </Button>
        ))}
        {one && other && chosen.length === 2 && (
          <Link className="button button-plain" href={links.compare(other.id, one.id)}>
            {t.comparison.title}
          </Link>
        )}
        <Button
          look="quiet"
          onPress={() => {
            set(
              chosen.map(({ id }) => id),
              false,
            );
          }}
        >
          {t.bulk.clear}
        </Button>
      </div>
    )
  );
}

import type { AnyCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import type { Action } from './asked';
import { reasonsAgainst } from './reasonsAgainst';

interface Props {
  compilation: AnyCompilation;
  onAsk: (action: Action) => void;
  /** Where the names of the actions are shown, not only said. */
  isWide?: boolean;
  /** In a row, which shows the config only when it is asked for. */
  isRow?: boolean;
}

const ACTIONS = [
  { what: 'recompile', icon: 'repeat' },
  { what: 'stop', icon: 'square' },
  { what: 'delete', icon: 'trash' },
] as const;

/** What can be done with a compilation; what can't be done now says why. */
export function CompilationActions({ compilation, onAsk, isWide = false, isRow = false }: Props) {
  const t = useTexts();
  const reasons = reasonsAgainst(compilation, t);
  return (
    <div className="actions" role="group" aria-label={t.common.actions}>
      {isRow && compilation.options !== null && (
        <ActionButton
          icon="list"
          label={t.compilations.viewOf(compilation.id)}
          onPress={() => {
            onAsk('view');
          }}
        />
      )}
      {ACTIONS.map(({ what, icon }) => (
        <ActionButton
          key={what}
          icon={icon}
          label={t.actions[what]}
          isWide={isWide}
          disabledReason={reasons[what]}
          onPress={() => {
            onAsk(what);
          }}
        />
      ))}
    </div>
  );
}

import { isActive } from '../api/polling';
import type { AnyCompilation } from '../api/types';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import type { Action } from './asked';

interface Props {
  compilation: AnyCompilation;
  onAsk: (action: Action) => void;
  /** Where the names of the actions are shown, not only said. */
  isWide?: boolean;
}

const ACTIONS = [
  { what: 'recompile', icon: 'repeat' },
  { what: 'stop', icon: 'square' },
  { what: 'delete', icon: 'trash' },
] as const;

/** What can be done with a compilation; what can't be done now says why. */
export function CompilationActions({ compilation, onAsk, isWide = false }: Props) {
  const t = useTexts();
  const reasons = reasonsAgainst(compilation, t);
  return (
    <div className="actions" role="group" aria-label={t.common.actions}>
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

type Reasons = Record<(typeof ACTIONS)[number]['what'], string | undefined>;

function reasonsAgainst(compilation: AnyCompilation, t: Texts): Reasons {
  const { actions, phase, options } = compilation;
  const notRecompilable =
    options === null && !isActive(compilation) ? t.actions.recompileNoOptions : t.actions.recompileActive;
  const notStoppable = phase === 'Stopping' ? t.actions.stopStopping : t.actions.stopEnded(t.phases[phase]);
  return {
    recompile: actions.recompile ? undefined : notRecompilable,
    stop: actions.stop ? undefined : notStoppable,
    delete: actions.delete ? undefined : t.actions.deleteActive,
  };
}

import { useState } from 'react';
import { deleteCompilation, stopCompilation } from '../api/compilations';
import { queryClient } from '../api/connection';
import { isActive } from '../api/polling';
import type { Compilation } from '../api/types';
import { RecompileDialog } from '../create/RecompileDialog';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { Confirm } from '../ui/Confirm';

interface Props {
  compilation: Compilation;
  /** Where the names of the actions are shown, not only said. */
  isWide?: boolean;
  onDeleted?: () => void;
}

/** What can be done with a compilation; what can't be done now says why. */
export function CompilationActions({ compilation, isWide = false, onDeleted }: Props) {
  const t = useTexts();
  const [asked, setAsked] = useState<'recompile' | 'stop' | 'delete'>();
  const close = () => {
    setAsked(undefined);
  };
  const ask = (what: typeof asked) => () => {
    setAsked(what);
  };
  const reasons = reasonsAgainst(compilation, t);
  const actions = [
    { what: 'recompile', icon: 'repeat' },
    { what: 'stop', icon: 'square' },
    { what: 'delete', icon: 'trash' },
  ] as const;
  return (
    <div className="actions" role="group" aria-label={t.common.actions}>
      {actions.map(({ what, icon }) => (
        <ActionButton
          key={what}
          icon={icon}
          label={t.actions[what]}
          isWide={isWide}
          disabledReason={reasons[what]}
          onPress={ask(what)}
        />
      ))}
      {asked === 'recompile' && <RecompileDialog compilation={compilation} onClose={close} />}
      {asked === 'stop' && (
        <Confirm
          title={t.actions.stopTitle}
          action={t.actions.stop}
          run={() => stopCompilation(compilation.id)}
          onDone={refresh}
          onClose={close}
        >
          <p>{t.actions.stopLead}</p>
        </Confirm>
      )}
      {asked === 'delete' && (
        <Confirm
          title={t.actions.deleteTitle}
          action={t.actions.delete}
          run={() => deleteCompilation(compilation.id)}
          onDone={onDeleted ?? refresh}
          onClose={close}
        >
          <p>{t.actions.deleteGoes}</p>
          <p>{t.actions.deleteStays}</p>
        </Confirm>
      )}
    </div>
  );
}

type Reasons = Record<'recompile' | 'stop' | 'delete', string | undefined>;

export function reasonsAgainst(compilation: Compilation, t: Texts): Reasons {
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

function refresh(): void {
  void queryClient.invalidateQueries({ queryKey: ['compilations'] });
  void queryClient.invalidateQueries({ queryKey: ['compilation'] });
}

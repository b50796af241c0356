import { isActive } from '../api/polling';
import type { AnyCompilation } from '../api/types';
import type { Texts } from '../i18n/en';

type Reasons = Record<'recompile' | 'stop' | 'delete', string | undefined>;

/** Why each action can't be done now; undefined where it can. */
export function reasonsAgainst(compilation: AnyCompilation, t: Texts): Reasons {
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

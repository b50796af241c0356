import type { Phase } from '../api/types';
import { useTexts } from '../i18n/language';
import { PHASES } from './filter';

interface Props {
  chosen: readonly Phase[];
  onChange: (chosen: readonly Phase[]) => void;
}

/** Any number of phases; none means any. */
export function PhaseChoice({ chosen, onChange }: Props) {
  const t = useTexts();
  return (
    <div className="chips" role="group" aria-label={t.compilations.phase}>
      {PHASES.map((phase) => {
        const isChosen = chosen.includes(phase);
        return (
          <button
            key={phase}
            type="button"
            className="chip"
            aria-pressed={isChosen}
            onClick={() => {
              onChange(PHASES.filter((one) => (one === phase ? !isChosen : chosen.includes(one))));
            }}
          >
            {t.phases[phase]}
          </button>
        );
      })}
    </div>
  );
}

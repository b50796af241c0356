import type { StepName } from '../api/types';
import { useTexts } from '../i18n/language';

interface Props {
  name: StepName;
  done: number;
  total: number;
}

/** How far the compiler says that it is. */
export function StepProgress({ name, done, total }: Props) {
  const t = useTexts();
  return (
    <div className="progress">
      <progress value={done} max={total} aria-label={t.detail.steps[name]} />
      <span>{t.detail.progress(done, total)}</span>
    </div>
  );
}

import type { Step, StepName } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';

interface Props {
  name: StepName;
  progress: NonNullable<Step['progress']>;
}

/** How far the fetching of the model, or the compiler, says that it is. */
export function StepProgress({ name, progress: { done, total, phase } }: Props) {
  const t = useTexts();
  const isFetching = phase === 'fetching';
  return (
    <div className="progress">
      <progress
        {...(total > 0 ? { value: done, max: total } : {})}
        aria-label={isFetching ? t.detail.fetching : t.detail.steps[name]}
      />
      <span>
        {isFetching
          ? t.detail.fetched(formatBytes(done), formatBytes(total))
          : t.detail.progress(done, total)}
      </span>
    </div>
  );
}

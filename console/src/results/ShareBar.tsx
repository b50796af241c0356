import { useTexts } from '../i18n/language';
import type { Result } from './measures';

/** How much of the model the NPU does. */
export function ShareBar({ share: { npu, all, percent } }: { share: NonNullable<Result['share']> }) {
  const t = useTexts();
  return (
    <div className={npu === 0 ? 'share share-none' : 'share'}>
      <p>
        <span className="share-percent">{`${Number(percent.toFixed(1))} %`}</span>{' '}
        <span>{npu === 0 ? t.results.allCpu : t.results.onNpu}</span>{' '}
        <span className="sub-inline">{t.results.operators(npu, all)}</span>
      </p>
      <progress value={npu} max={all} aria-label={t.results.onNpu} />
    </div>
  );
}

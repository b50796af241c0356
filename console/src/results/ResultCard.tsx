import type { ReactNode } from 'react';
import type { Manifest } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { Facts } from '../ui/Facts';
import { Fold } from '../ui/Fold';
import type { Measure } from './measures';
import { measureName, measureText } from './measureText';
import { resultOf } from './resultOf';
import { ShareBar } from './ShareBar';

/** What came out, in the words and units of its platform. Under it stands what belongs to it. */
export function ResultCard({ manifest, children }: { manifest: Manifest; children?: ReactNode }) {
  const t = useTexts();
  const { share, first, more } = resultOf(manifest);
  const files = t.results.filesOf(manifest.files.length, formatBytes(manifest.totalBytes));
  return (
    <section className="card result" aria-label={t.results.title}>
      <h2>{t.results.title}</h2>
      {share && <ShareBar share={share} />}
      <dl className="measures">
        {first.map((measure) => (
          <Tile key={measure.name} measure={measure} tool={manifest.toolchain.name} />
        ))}
        <div className="measure">
          <dt>{t.results.facts.files}</dt>
          <dd>{formatBytes(manifest.totalBytes)}</dd>
          <dd className="sub">{files}</dd>
        </div>
      </dl>
      {children}
      {more.length > 0 && (
        <Fold title={t.results.more}>
          <Facts of={more.map((measure) => [measureName(measure.name, t), measureText(measure, t)])} />
        </Fold>
      )}
    </section>
  );
}

function Tile({ measure, tool }: { measure: Measure; tool: string }) {
  const t = useTexts();
  return (
    <div className="measure">
      <dt>{measureName(measure.name, t)}</dt>
      <dd className="break">{measureText(measure, t)}</dd>
      {measure.unit === 'seconds' && <dd className="sub">{t.results.estimated(tool)}</dd>}
    </div>
  );
}

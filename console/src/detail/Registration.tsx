import { Link } from 'wouter';
import { isActive } from '../api/polling';
import type { Compilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Icon, type IconName } from '../ui/Icon';

const ICONS: Record<Compilation['registration']['state'], IconName> = {
  Pending: 'flag',
  Registered: 'checkCircle',
  Failed: 'cross',
};

/** The end of the timeline: whether the artifact is on the version. */
export function Registration({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  const { registration } = compilation;
  const isOver = registration.state === 'Pending' && !isActive(compilation);
  const path = { model: compilation.modelId, version: compilation.versionId };
  return (
    <article id="registration" className={`card step step-${registration.state}`} tabIndex={-1}>
      <header className="step-head">
        <h2>{t.detail.registration}</h2>
        <Icon name={ICONS[registration.state]} />
      </header>
      <p>{isOver ? t.detail.registrationEnded : t.detail.registrationStates[registration.state]}</p>
      {registration.artifactId && (
        <p>
          <code className="break">{registration.artifactId}</code>{' '}
          <Link href={links.artifacts(path)}>{t.detail.openArtifact}</Link>
        </p>
      )}
    </article>
  );
}

import { Link } from 'wouter';
import { retryRegistration, retryStep } from '../api/compilations';
import type { Compilation } from '../api/types';
import { useReasonText } from '../i18n/causes';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/Icon';
import { offeredCures, type Cure } from './cure';
import { RetryButton } from './RetryButton';
import type { Trouble } from './trouble';

const ICONS: Record<Trouble['state'], IconName> = { failed: 'warning', stopped: 'square', waiting: 'clock' };

interface Props {
  trouble: Trouble;
  compilation: Compilation;
  onRecompile: () => void;
}

/** What happened, what to do, and the button that does it; what exactly was told below. */
export function TroubleCard({ trouble: { reason, state }, compilation, onRecompile }: Props) {
  const t = useTexts();
  const textOf = useReasonText();
  const { title, advice } = t.reasons[reason.code];
  const cures = state === 'waiting' ? [] : offeredCures(reason, compilation);
  return (
    <section className={`card trouble trouble-${state}`} aria-label={t.detail.trouble}>
      <h2>
        <Icon name={ICONS[state]} />
        {title}
      </h2>
      <p>{advice}</p>
      {cures.length > 0 && (
        <div className="cures">
          {cures.map((cure, place) => (
            <CureButton
              key={cure}
              cure={cure}
              isFirst={place === 0}
              compilation={compilation}
              onRecompile={onRecompile}
            />
          ))}
        </div>
      )}
      <div className="told">
        <p className="pre">{textOf(reason)}</p>
        <p className="sub">
          <code>{reason.code}</code>
          {state !== 'stopped' && ` · ${t.detail.kinds[reason.kind]}`}
        </p>
      </div>
    </section>
  );
}

interface CureProps {
  cure: Cure;
  isFirst: boolean;
  compilation: Compilation;
  onRecompile: () => void;
}

function CureButton({ cure, isFirst, compilation, onRecompile }: CureProps) {
  const t = useTexts();
  const { id, actions, steps } = compilation;
  const look = isFirst ? 'primary' : 'plain';
  switch (cure) {
    case 'register':
      return (
        <Link
          className={`button button-${look}`}
          href={links.registerArtifact({ model: compilation.modelId, version: compilation.versionId })}
        >
          <Icon name="plus" />
          {t.detail.registerCorrected}
        </Link>
      );
    case 'recompile':
    case 'recompileSmaller':
      return (
        <Button icon="repeat" look={look} onPress={onRecompile}>
          {cure === 'recompile' ? t.detail.recompileChanged : t.detail.recompileSmaller}
        </Button>
      );
    case 'retry': {
      const [step = 'compile'] = actions.retry;
      return (
        <RetryButton
          label={t.detail.retry}
          run={() => retryStep(id, step)}
          isFirst={isFirst}
          leadsTo={step}
        />
      );
    }
    case 'log': {
      const failed = steps.findLast((step) => step.attempts.at(-1)?.phase === 'Failed');
      return (
        <Link
          className={`button button-${look}`}
          href={links.log(id, failed?.name ?? 'compile', failed?.attempts.length ?? 1)}
        >
          <Icon name="file" />
          {t.detail.readLog}
        </Link>
      );
    }
    case 'registerAgain':
      return (
        <RetryButton
          label={t.detail.retryRegistration}
          run={() => retryRegistration(id)}
          isFirst={isFirst}
          leadsTo="registration"
        />
      );
  }
}

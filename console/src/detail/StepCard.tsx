import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { isActive } from '../api/polling';
import type { Attempt, Compilation, Reason, Step } from '../api/types';
import { useTexts } from '../i18n/language';
import { LogViewer } from '../log/LogViewer';
import { links } from '../navigation/links';
import { Duration } from '../ui/Duration';
import { Facts } from '../ui/Facts';
import { Fold } from '../ui/Fold';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Time } from '../ui/Time';
import { FileTable } from './FileTable';
import { ReasonLine } from './ReasonLine';
import { StepProgress } from './StepProgress';

interface Props {
  step: Step;
  compilation: Compilation;
  /** What the page says above already. */
  told: Reason | undefined;
}

/** One step with its attempts; the latest is shown first, the earlier ones are a click away. */
export function StepCard({ step, compilation, told }: Props) {
  const t = useTexts();
  const [chosen, setChosen] = useState<number>();
  const [known, setKnown] = useState(step.attempts.length);
  if (known !== step.attempts.length) {
    setKnown(step.attempts.length);
    setChosen(undefined);
  }
  const attempt = step.attempts.find(({ number }) => number === chosen) ?? step.attempts.at(-1);
  const isExpected = attempt !== undefined || isActive(compilation);
  const isLatest = attempt === step.attempts.at(-1);
  const { phase, startedAt, endedAt, durationSeconds, reason } = attempt ?? step;
  return (
    <article
      id={step.name}
      className={`card step step-${step.phase}`}
      aria-label={t.detail.steps[step.name]}
      tabIndex={-1}
    >
      <header className="step-head">
        <h2>{t.detail.steps[step.name]}</h2>
        {isExpected && <PhaseBadge phase={step.phase} />}
      </header>
      {step.attempts.length > 1 && (
        <ToggleButtonGroup
          className="attempts"
          aria-label={t.detail.attempts}
          selectedKeys={[attempt?.number ?? 1]}
          disallowEmptySelection
          onSelectionChange={([key]) => {
            setChosen(Number(key));
          }}
        >
          {step.attempts.map(({ number }) => (
            <ToggleButton key={number} id={number} className="attempt">
              {t.detail.attempt(number)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      )}
      <Facts
        of={[
          [t.detail.start, startedAt ? <Time key="start" at={startedAt} /> : t.detail.notStarted],
          [t.detail.end, endedAt ? <Time key="end" at={endedAt} /> : undefined],
          [
            t.detail.duration,
            durationSeconds === null ? undefined : (
              <Duration
                key="duration"
                seconds={durationSeconds}
                goingSince={phase === 'Running' ? startedAt : null}
              />
            ),
          ],
          [t.detail.retries, step.retryCount >= 1 ? step.retryCount : undefined],
          [t.detail.job, attempt && <code className="break">{attempt.jobName}</code>],
        ]}
      />
      {isLatest && step.progress && <StepProgress name={step.name} progress={step.progress} />}
      {reason && <ReasonLine reason={reason} isShort={isLatest && told?.message === reason.message} />}
      {isLatest && step.outputFileCount > 0 && (
        <Fold title={t.detail.files(step.outputFileCount)}>
          <FileTable files={step.outputFiles} count={step.outputFileCount} />
        </Fold>
      )}
      {attempt && (
        <Fold title={t.detail.log} opens={isLookedAt(attempt)}>
          <LogViewer
            key={attempt.number}
            url={attempt.logUrl}
            title={t.log.title(t.detail.steps[step.name], attempt.number)}
            fileName={`${attempt.jobName}.log`}
            isRunning={attempt.phase === 'Running'}
            opensAt={attempt.phase === 'Failed' ? 'error' : 'end'}
            hrefOf={(line) =>
              links.log(compilation.id, step.name, attempt.number) + (line === undefined ? '' : `#L${line}`)
            }
          />
        </Fold>
      )}
    </article>
  );
}

/** A log that grows, or that tells why it failed, is open. */
function isLookedAt({ phase, startedAt }: Attempt): boolean {
  return phase === 'Running' || (phase === 'Failed' && startedAt !== null);
}

import { Link } from 'wouter';
import { ApiProblem, otherViolations, wrongFieldCount } from '../api/problem';
import type { DryRun, Platform } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { optionText } from '../settings/optionText';
import { Facts } from '../ui/Facts';
import { HashChip } from '../ui/HashChip';
import { Icon } from '../ui/Icon';
import { Problem } from '../ui/Problem';
import { Warnings } from '../ui/Warnings';
import { FIELDS } from './fields';

interface Props {
  dryRun: DryRun | undefined;
  isChecking: boolean;
  error: Error | null;
  /** Whether the error is of a compilation that was asked for, not of a dry run. */
  isOfSending: boolean;
  platform: Platform;
}

/** What would happen, as the service says it while the form is filled in. */
export function Summary({ dryRun, isChecking, error, isOfSending, platform }: Props) {
  const t = useTexts();
  return (
    <aside className="summary stack" aria-label={t.create.summary} aria-busy={isChecking} tabIndex={-1}>
      <h3>{t.create.summary}</h3>
      {(platform.available || wrongFieldCount(error) > 0) && (
        <Verdict error={error} isChecking={isChecking} isKnown={dryRun !== undefined} />
      )}
      <WrongElsewhere error={error} isOfSending={isOfSending} platform={platform} />
      {!platform.available && (
        <p className="notice notice-warn">
          <Icon name="warning" />
          <span>{t.create.notInstalled(platform.installation)}</span>
        </p>
      )}
      {dryRun && error === null && <Forecast dryRun={dryRun} platform={platform} />}
    </aside>
  );
}

function Verdict({
  error,
  isChecking,
  isKnown,
}: {
  error: Error | null;
  isChecking: boolean;
  isKnown: boolean;
}) {
  const t = useTexts();
  const count = wrongFieldCount(error);
  const verdict = count > 0 ? t.create.fix(count) : error === null && isKnown ? t.create.ready : '';
  return (
    <p role="status" className={count > 0 ? 'verdict bad' : 'verdict'}>
      {isChecking ? t.create.checking : verdict}
    </p>
  );
}

/** What is wrong and stands at no field. That the compiler is missing is said below, by its platform. */
function WrongElsewhere({ error, isOfSending, platform }: Pick<Props, 'error' | 'isOfSending' | 'platform'>) {
  if (!(error instanceof ApiProblem)) {
    return <Problem error={error} of={isOfSending ? 'making' : 'reading'} />;
  }
  if (error.violations.length === 0) {
    return error.code === 'ToolchainNotInstalled' && !platform.available ? null : <Problem error={error} />;
  }
  const fields = [...FIELDS, ...platform.options.map(({ name }) => `options.${name}`)];
  return otherViolations(error, fields).map(({ field, message }) => (
    <p key={`${field} ${message}`} className="notice notice-bad">
      <Icon name="warning" />
      <span>
        <code>{field}</code> {message}
      </span>
    </p>
  ));
}

function Forecast({ dryRun, platform }: { dryRun: DryRun; platform: Platform }) {
  const t = useTexts();
  const { advice, options, toolchain, equalTo } = dryRun;
  return (
    <>
      {equalTo[0] && (
        <p className="notice notice-info">
          <Icon name="copy" />
          <span>
            {t.create.equal} <Link href={links.compilation(equalTo[0])}>{t.create.openEqual}</Link>
          </span>
        </p>
      )}
      <Warnings of={advice.warnings} />
      <Facts
        of={[
          [t.compilations.hash, <HashChip key="hash" hash={dryRun.optionsHash} />],
          [t.create.toolchain, `${toolchain.name} ${toolchain.version}`],
          [t.create.units, advice.unitsOfWork ?? undefined],
          [t.create.memoryAdvice, advice.memoryBytes === null ? undefined : formatBytes(advice.memoryBytes)],
          ...platform.options
            .filter(({ type }) => type === 'buckets' || type === 'sizes')
            .map(({ name, title }): [string, string] => [title, optionText(options?.[name], t)]),
        ]}
      />
    </>
  );
}

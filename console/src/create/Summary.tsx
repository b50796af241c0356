import { Link } from 'wouter';
import { ApiProblem, otherViolations, wrongFieldCount } from '../api/problem';
import type { DryRun, Platform } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useLanguage, useTexts } from '../i18n/language';
import { violationText } from '../i18n/violations';
import { links } from '../navigation/links';
import { optionText } from '../settings/optionText';
import { Facts } from '../ui/Facts';
import { HashChip } from '../ui/HashChip';
import { Icon } from '../ui/Icon';
import { Notes } from '../ui/Notes';
import { Problem } from '../ui/Problem';
import { Changes } from './Changes';
import type { Change } from './changes';
import { FIELDS } from './fields';

interface Props {
  dryRun: DryRun | undefined;
  isChecking: boolean;
  error: Error | null;
  /** Whether the error is of a compilation that was asked for, not of a dry run. */
  isOfSending: boolean;
  platform: Platform;
  /** What differs from the one that is repeated; nothing for a new one. */
  changes: Change[] | undefined;
}

/** What would happen, as the service says it while the form is filled in. */
export function Summary({ dryRun, isChecking, error, isOfSending, platform, changes }: Props) {
  const t = useTexts();
  return (
    <aside className="summary stack" aria-label={t.create.summary} aria-busy={isChecking} tabIndex={-1}>
      <h3>{t.create.summary}</h3>
      {changes && <Changes of={changes} />}
      <WrongElsewhere error={error} isOfSending={isOfSending} platform={platform} />
      {!platform.available && (
        <p className="notice notice-warn">
          <Icon name="warning" />
          <span>{t.create.notInstalled(platform.installation)}</span>
        </p>
      )}
      {dryRun && error === null ? (
        <Forecast dryRun={dryRun} platform={platform} />
      ) : (
        wrongFieldCount(error) > 0 && <p className="hint">{t.create.noForecast}</p>
      )}
    </aside>
  );
}

/** What is wrong and stands at no field. That the compiler is missing is said below, by its platform. */
function WrongElsewhere({ error, isOfSending, platform }: Pick<Props, 'error' | 'isOfSending' | 'platform'>) {
  const { language } = useLanguage();
  if (!(error instanceof ApiProblem)) {
    return <Problem error={error} of={isOfSending ? 'making' : 'reading'} />;
  }
  if (error.violations.length === 0) {
    return error.code === 'ToolchainNotInstalled' && !platform.available ? null : <Problem error={error} />;
  }
  const fields = [...FIELDS, ...platform.options.map(({ name }) => `options.${name}`)];
  return otherViolations(error, fields).map((violation) => (
    <p key={`${violation.field} ${violation.message}`} className="notice notice-bad">
      <Icon name="warning" />
      <span>
        <code>{violation.field}</code> {violationText(violation, language)}
      </span>
    </p>
  ));
}

function Forecast({ dryRun, platform }: { dryRun: DryRun; platform: Platform }) {
  const t = useTexts();
  const { advice, options, toolchain, equalTo, baseArtifact } = dryRun;
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
      <Notes of={advice.notes} />
      <Facts
        of={[
          [t.create.artifact, baseArtifact.name],
          [t.compilations.hash, <HashChip key="hash" hash={dryRun.optionsHash} />],
          [t.create.toolchain, `${toolchain.name} ${toolchain.version}`],
          [t.create.units, advice.unitsOfWork ?? undefined],
          [t.create.memoryAdvice, advice.memoryBytes === null ? undefined : formatBytes(advice.memoryBytes)],
          ...platform.options
            .filter(({ type }) => type === 'sizes')
            .map(({ name, title }): [string, string] => [title, optionText(options?.[name], t)]),
        ]}
      />
    </>
  );
}

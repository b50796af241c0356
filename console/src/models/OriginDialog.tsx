import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { compilationQuery } from '../api/compilations';
import { isMissing } from '../api/problem';
import type { Artifact, Option, Platform } from '../api/types';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { optionText } from '../settings/optionText';
import { Dialog } from '../ui/Dialog';
import { Facts } from '../ui/Facts';
import { HashChip } from '../ui/HashChip';

interface Props {
  artifact: Artifact;
  platforms: Platform[];
  onClose: () => void;
}

/** From what and how it was compiled: kept with the artifact, also when the compilation was deleted. */
export function OriginDialog({ artifact, platforms, onClose }: Props) {
  const t = useTexts();
  const { compilationId, baseArtifact, toolchain, options, additionalArgs, optionsHash } = artifact.source;
  const platform = platforms.find(({ produces }) => produces === artifact.platform);
  return (
    <Dialog title={t.artifacts.madeByOf(artifact.name)} onClose={onClose} size="medium">
      <div className="dialog-body stack">
        <Facts
          of={[
            [t.artifacts.compiledBy, compilationId && <Compilation key="id" id={compilationId} />],
            [t.create.artifact, baseArtifact?.name],
            [t.create.platform, platform?.title ?? artifact.platform],
            [t.create.toolchain, toolchain ? `${toolchain.name} ${toolchain.version}` : undefined],
            [
              t.compilations.hash,
              optionsHash === null ? undefined : <HashChip key="hash" hash={optionsHash} />,
            ],
            ...optionFacts(options ?? {}, platform?.options ?? [], t),
            [
              t.create.args,
              additionalArgs.length > 0 ? (
                <code className="break">{additionalArgs.join(' ')}</code>
              ) : undefined,
            ],
          ]}
        />
        {options === null && <p className="hint">{t.artifacts.notKept}</p>}
      </div>
    </Dialog>
  );
}

function optionFacts(options: Record<string, unknown>, known: Option[], t: Texts): [string, ReactNode][] {
  const titles = new Map(known.map(({ name, title }) => [name, title]));
  return Object.entries(options).map(([name, value]) => [titles.get(name) ?? name, optionText(value, t)]);
}

function Compilation({ id }: { id: string }) {
  const t = useTexts();
  const compilation = useQuery(compilationQuery(id));
  return isMissing(compilation.error) ? (
    t.artifacts.compilationGone
  ) : (
    <Link className="code" href={links.compilation(id)}>
      {id}
    </Link>
  );
}

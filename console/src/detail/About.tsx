import { Link } from 'wouter';
import type { Compilation, Model, Version } from '../api/types';
import { formatDuration } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { CopyableText } from '../ui/CopyableText';
import { Facts } from '../ui/Facts';
import { HashChip } from '../ui/HashChip';
import { Name } from '../ui/Name';
import { Time } from '../ui/Time';
import { ManifestButton } from './ManifestButton';

interface Props {
  compilation: Compilation;
  model: Model | undefined;
  version: Version | undefined;
}

export function About({ compilation, model, version }: Props) {
  const t = useTexts();
  const { toolchain, resources, limits, equalTo, publishedUri, manifestDigest } = compilation;
  const { baseArtifact, copiedUri } = compilation;
  const fetch = baseArtifact.fetch ?? undefined;
  const path = { model: compilation.modelId, version: compilation.versionId };
  return (
    <section className="card">
      <h2>{t.detail.about}</h2>
      <Facts
        of={[
          [t.detail.id, <CopyableText key="id" text={compilation.id} what={t.detail.id} />],
          [
            t.detail.model,
            <Link key="model" href={links.model(path.model)}>
              <Name of={model?.name ?? path.model} />
            </Link>,
          ],
          [
            t.detail.version,
            <Link key="version" href={links.artifacts(path)}>
              <Name of={version?.name ?? path.version} />
            </Link>,
          ],
          [t.detail.baseArtifact, <Name key="base" of={baseArtifact.name} />],
          [
            t.detail.source,
            fetch ? <CopyableText key="source" text={baseArtifact.uri} what={t.detail.source} /> : undefined,
          ],
          [t.detail.pin, fetch ? <CopyableText key="pin" text={fetch.pin} what={t.detail.pin} /> : undefined],
          [t.detail.toolchain, `${toolchain.name} ${toolchain.version}`],
          [t.detail.hash, <HashChip key="hash" hash={compilation.optionsHash} />],
          [t.detail.equal, equalTo.length > 0 ? <Equal key="equal" ids={equalTo} /> : undefined],
          [t.detail.resources, `${resources.cpu}, ${resources.memory}`],
          [
            t.detail.limits,
            t.detail.limitsOf(
              formatDuration(limits.queueSeconds, t),
              formatDuration(limits.pendingSeconds, t),
              formatDuration(limits.runSeconds, t),
            ),
          ],
          [t.common.created, <Time key="created" at={compilation.createdAt} />],
          [t.detail.createdBy, compilation.createdBy ?? t.detail.unknownCaller],
          [t.detail.updated, <Time key="updated" at={compilation.updatedAt} />],
          [
            t.detail.published,
            publishedUri ? (
              <CopyableText key="uri" text={publishedUri} what={t.detail.published} />
            ) : undefined,
          ],
          [
            t.detail.copied,
            copiedUri ? <CopyableText key="copy" text={copiedUri} what={t.detail.copied} /> : undefined,
          ],
          [
            t.detail.manifest,
            manifestDigest ? <ManifestButton key="manifest" id={compilation.id} /> : undefined,
          ],
        ]}
      />
    </section>
  );
}

function Equal({ ids }: { ids: string[] }) {
  return (
    <ul className="plain">
      {ids.map((id) => (
        <li key={id}>
          <Link className="code" href={links.compilation(id)}>
            {id}
          </Link>
        </li>
      ))}
    </ul>
  );
}

import { violationsOf } from '../api/problem';
import type { Artifact, Model, Platform, Version } from '../api/types';
import { useTexts } from '../i18n/language';
import { Errors } from '../ui/Errors';
import { Facts } from '../ui/Facts';
import { SelectField } from '../ui/fields';
import { onPlatform, type Draft } from './draft';
import type { FieldsProps } from './fields';

interface Props extends FieldsProps {
  model: Model;
  version: Version;
  platforms: Platform[];
  originals: Artifact[];
}

/** What is compiled, and for what. A platform brings along an artifact that it takes. */
export function Subject({ draft, change, platform, error, model, version, platforms, originals }: Props) {
  const t = useTexts();
  const artifactErrors = violationsOf(error, 'baseArtifactId');
  const artifact = originals.find(({ id }) => id === draft.baseArtifactId);
  const choose = (name: string, artifactId: string) => {
    const next = platforms.find((known) => known.name === name);
    if (next) {
      change(changedTo(draft, next, artifactId, originals));
    }
  };
  return (
    <section className="stack">
      <Facts
        of={[
          [t.create.model, model.name],
          [t.create.version, version.name],
          [
            t.create.artifact,
            originals.length > 1 ? undefined : (artifact?.name ?? <code>{draft.baseArtifactId}</code>),
          ],
        ]}
      />
      {originals.length > 1 ? (
        <SelectField
          label={t.create.artifact}
          value={draft.baseArtifactId}
          onChange={(id) => {
            choose(platformFor(id, platform, platforms, originals), id);
          }}
          choices={originals.map(({ id, name, platform: format }) => ({
            key: id,
            label: name,
            note: format,
          }))}
          errors={artifactErrors}
        />
      ) : (
        <Errors of={artifactErrors} />
      )}
      <SelectField
        label={t.create.platform}
        value={draft.platform}
        onChange={(name) => {
          choose(name, draft.baseArtifactId);
        }}
        choices={platforms.map(({ name, title, accepts, available, installation }) => ({
          key: name,
          label: title,
          note: available ? t.create.takes(accepts.join(', ')) : t.create.notInstalled(installation),
          isDisabled: !originals.some((original) => accepts.includes(original.platform)),
        }))}
        errors={violationsOf(error, 'platform')}
      />
    </section>
  );
}

/** The draft on a platform, with the artifact that was chosen or else the newest that it takes. */
function changedTo(draft: Draft, platform: Platform, artifactId: string, originals: Artifact[]): Draft {
  const taken = originals.filter((original) => platform.accepts.includes(original.platform));
  const artifact = taken.find(({ id }) => id === artifactId) ?? taken[0];
  const baseArtifactId = artifact?.id ?? artifactId;
  return platform.name === draft.platform
    ? { ...draft, baseArtifactId }
    : onPlatform(draft, platform, baseArtifactId);
}

/** The platform that is chosen if it takes the artifact, else the first that does. */
function platformFor(artifactId: string, chosen: Platform, platforms: Platform[], originals: Artifact[]) {
  const format = originals.find(({ id }) => id === artifactId)?.platform ?? '';
  return [chosen, ...platforms].find((platform) => platform.accepts.includes(format))?.name ?? chosen.name;
}

import type { Artifact, Platform } from '../api/types';
import type { Texts } from '../i18n/en';
import { useTexts } from '../i18n/language';
import { visible } from '../names/visible';
import { Button } from '../ui/Button';
import { Errors } from '../ui/Errors';
import { Facts } from '../ui/Facts';
import { SelectField } from '../ui/fields';
import { Name } from '../ui/Name';
import { useErrors } from '../ui/useErrors';
import { onPlatform } from './draft';
import type { FieldsProps } from './fields';
import { offersFor, takes, type Offers } from './subject';

export interface SubjectProps extends FieldsProps {
  platforms: Platform[];
  /** Newest first. */
  originals: Artifact[];
}

/** What is compiled. It is what the form was opened for, until somebody chooses another. */
export function BaseArtifactField(props: SubjectProps) {
  const { draft, change, platform, error, platforms, originals } = props;
  const t = useTexts();
  const errorsOf = useErrors(error);
  const artifact = originals.find(({ id }) => id === draft.baseArtifactId);
  const misfit = artifact && !takes(platform, artifact) ? artifact : undefined;
  const errors = misfit
    ? [t.create.notTaken(platform.title, misfit.platform, platform.accepts.join(', '))]
    : errorsOf('baseArtifactId');
  return (
    <div className="stack-close">
      {originals.length > 1 ? (
        <SelectField
          label={t.create.artifact}
          hint={hintOf(artifact, originals, t)}
          value={draft.baseArtifactId}
          onChange={(baseArtifactId) => {
            change({ baseArtifactId });
          }}
          choices={originals.map(({ id, name, platform: format }) => ({
            key: id,
            label: name,
            note: format,
          }))}
          errors={errors}
        />
      ) : (
        <>
          <Facts
            of={[[t.create.artifact, <Named key="name" artifact={artifact} id={draft.baseArtifactId} />]]}
          />
          <Errors of={errors} />
        </>
      )}
      {misfit && (
        <Offered
          {...offersFor(platform, misfit, platforms, originals)}
          onOriginal={({ id }) => {
            change({ baseArtifactId: id });
          }}
          onPlatform={(other) => {
            change(onPlatform(draft, other));
          }}
        />
      )}
    </div>
  );
}

function hintOf(artifact: Artifact | undefined, originals: Artifact[], t: Texts): string | undefined {
  const [newest] = originals;
  if (newest === undefined) {
    return undefined;
  }
  return artifact === newest
    ? t.create.newestOriginal(originals.length)
    : t.create.notNewestOriginal(originals.length, visible(newest.name));
}

function Named({ artifact, id }: { artifact: Artifact | undefined; id: string }) {
  return artifact ? (
    <>
      <Name of={artifact.name} /> <span className="tag">{artifact.platform}</span>
    </>
  ) : (
    <code>{id}</code>
  );
}

interface OfferedProps extends Offers {
  onOriginal: (artifact: Artifact) => void;
  onPlatform: (platform: Platform) => void;
}

function Offered({ originals, platforms, onOriginal, onPlatform: onOther }: OfferedProps) {
  const t = useTexts();
  return (
    <div className="offers">
      {originals.length === 0 && <p className="hint">{t.create.noOriginalFits}</p>}
      {originals.map((original) => (
        <Button
          key={original.id}
          onPress={() => {
            onOriginal(original);
          }}
        >
          {t.create.takeOriginal(visible(original.name))}
        </Button>
      ))}
      {platforms.map((platform) => (
        <Button
          key={platform.name}
          look="quiet"
          onPress={() => {
            onOther(platform);
          }}
        >
          {t.create.takePlatform(platform.title)}
        </Button>
      ))}
    </div>
  );
}

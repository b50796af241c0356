import { changeArtifact, deleteArtifact } from '../api/artifacts';
import type { Artifact, Platform } from '../api/types';
import { useTexts } from '../i18n/language';
import { ActionButton } from '../ui/ActionButton';
import { EntryActions } from './EntryActions';

interface Props {
  artifact: Artifact;
  platforms: Platform[];
  onCompile: (artifact: Artifact) => void;
  /** Its row has gone, and with it the button that had the focus. */
  onDeleted: () => void;
}

/** What can be done with an artifact: an original is compiled, and each renamed, archived and deleted. */
export function ArtifactActions({ artifact, platforms, onCompile, onDeleted }: Props) {
  const t = useTexts();
  const path = { model: artifact.modelId, version: artifact.versionId };
  return (
    <div className="actions" role="group" aria-label={t.common.actions}>
      {artifact.source.compilationId === null && (
        <ActionButton
          icon="chip"
          label={t.artifacts.compile(artifact.name)}
          disabledReason={reasonAgainst(artifact, platforms, t.artifacts)}
          onPress={() => {
            onCompile(artifact);
          }}
        />
      )}
      <EntryActions
        entry={artifact}
        isCompact
        change={(patch) => changeArtifact(path, artifact.id, patch)}
        remove={() => deleteArtifact(path, artifact.id)}
        onDeleted={onDeleted}
      />
    </div>
  );
}

interface Reasons {
  isArchived: string;
  notCompilable: string;
}

function reasonAgainst({ archived, platform }: Artifact, platforms: Platform[], reasons: Reasons) {
  if (archived) {
    return reasons.isArchived;
  }
  return platforms.some(({ accepts }) => accepts.includes(platform)) ? undefined : reasons.notCompilable;
}

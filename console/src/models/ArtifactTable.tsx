import { useState } from 'react';
import { Link } from 'wouter';
import type { Artifact, Platform } from '../api/types';
import { formatBytes } from '../i18n/format';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Ago } from '../ui/Ago';
import { Button } from '../ui/Button';
import { Copy } from '../ui/Copy';
import { ArtifactActions } from './ArtifactActions';
import { OriginDialog } from './OriginDialog';
import { Name } from '../ui/Name';

interface Props {
  artifacts: Artifact[];
  platforms: Platform[];
  onCompile: (artifact: Artifact) => void;
  onDeleted: () => void;
}

export function ArtifactTable({ artifacts, platforms, onCompile, onDeleted }: Props) {
  const t = useTexts();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t.common.name}</th>
          <th scope="col">{t.artifacts.format}</th>
          <th scope="col">{t.artifacts.digest}</th>
          <th scope="col">{t.artifacts.origin}</th>
          <th scope="col">{t.common.created}</th>
          <th scope="col">
            <span className="visually-hidden">{t.common.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {artifacts.map((artifact) => (
          <tr key={artifact.id}>
            <td data-label={t.common.name}>
              <span>
                <span className="strong">
                  <Name of={artifact.name} />
                </span>
                {artifact.archived && <span className="quiet"> {t.entries.archived}</span>}
              </span>
              <span className="sub break">{artifact.uri}</span>
            </td>
            <td data-label={t.artifacts.format}>
              <span>
                <span className="tag">{artifact.platform}</span>
                {artifact.sizeBytes !== null && (
                  <span className="sub">{formatBytes(artifact.sizeBytes)}</span>
                )}
              </span>
            </td>
            <td data-label={t.artifacts.digest}>
              <Digest digest={artifact.digest} />
            </td>
            <td data-label={t.artifacts.origin}>
              <Origin artifact={artifact} platforms={platforms} />
            </td>
            <td data-label={t.common.created}>
              <Ago at={artifact.createdAt} />
            </td>
            <td className="row-actions">
              <ArtifactActions
                artifact={artifact}
                platforms={platforms}
                onCompile={onCompile}
                onDeleted={onDeleted}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Digest({ digest }: { digest: string | null }) {
  const t = useTexts();
  if (digest === null) {
    return t.common.none;
  }
  return (
    <span className="hash">
      <code title={digest}>{digest.replace('sha256:', '').slice(0, 12)}</code>
      <Copy text={digest} what={t.artifacts.digest} />
    </span>
  );
}

function Origin({ artifact, platforms }: { artifact: Artifact; platforms: Platform[] }) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { compilationId } = artifact.source;
  if (compilationId === null) {
    return t.artifacts.original;
  }
  return (
    <span className="origin">
      <Link href={links.compilation(compilationId)}>{t.artifacts.compiledBy}</Link>
      <Button
        look="quiet"
        aria-label={t.artifacts.madeByOf(artifact.name)}
        onPress={() => {
          setOpen(true);
        }}
      >
        {t.artifacts.madeBy}
      </Button>
      {isOpen && (
        <OriginDialog
          artifact={artifact}
          platforms={platforms}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </span>
  );
}

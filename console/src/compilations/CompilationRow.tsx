import { useState } from 'react';
import { Link } from 'wouter';
import type { Compilation } from '../api/types';
import { links } from '../app/links';
import { useTexts } from '../i18n/language';
import { Button } from '../ui/Button';
import { HashChip } from '../ui/HashChip';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Time } from '../ui/Time';
import { CompilationActions } from './CompilationActions';
import { ConfigDialog } from './ConfigDialog';

export function CompilationRow({ compilation }: { compilation: Compilation }) {
  const t = useTexts();
  const [isViewing, setViewing] = useState(false);
  return (
    <tr>
      <td data-label={t.compilations.platform}>
        <Link className="strong" href={links.compilation(compilation.id)}>
          {compilation.platform}
          <span className="visually-hidden">, {compilation.id}</span>
        </Link>
        <span className="sub">{compilation.baseArtifact.name}</span>
      </td>
      <td data-label={t.compilations.hash}>
        <HashChip hash={compilation.optionsHash} />
      </td>
      <td data-label={t.compilations.config}>
        {compilation.options === null ? (
          t.common.none
        ) : (
          <Button
            look="quiet"
            aria-label={t.compilations.viewOf(compilation.id)}
            onPress={() => {
              setViewing(true);
            }}
          >
            {t.compilations.view}
          </Button>
        )}
        {isViewing && (
          <ConfigDialog
            compilation={compilation}
            onClose={() => {
              setViewing(false);
            }}
          />
        )}
      </td>
      <td data-label={t.compilations.phase}>
        <PhaseBadge phase={compilation.phase} />
        <ReasonText compilation={compilation} />
      </td>
      <td data-label={t.common.created}>
        <Time at={compilation.createdAt} />
      </td>
      <td className="row-actions">
        <CompilationActions compilation={compilation} />
      </td>
    </tr>
  );
}

function ReasonText({ compilation }: { compilation: Compilation }) {
  const reason = compilation.reason ?? compilation.registration.reason;
  return (
    reason && (
      <span className="sub clamp" title={reason.message}>
        {reason.message}
      </span>
    )
  );
}

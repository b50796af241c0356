import { Link } from 'wouter';
import type { ListedCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Button } from '../ui/Button';
import { HashChip } from '../ui/HashChip';
import { PhaseBadge } from '../ui/PhaseBadge';
import { Time } from '../ui/Time';
import type { Asked } from './asked';
import { CompilationActions } from './CompilationActions';
import { usePlatformTitle } from './usePlatformTitle';

interface Props {
  compilation: ListedCompilation;
  onAsk: (asked: Asked) => void;
}

export function CompilationRow({ compilation, onAsk }: Props) {
  const t = useTexts();
  const title = usePlatformTitle(compilation.platform);
  const ask = (action: Asked['action']) => {
    onAsk({ action, compilation });
  };
  return (
    <tr>
      <td data-label={t.compilations.platform}>
        <Link className="strong" href={links.compilation(compilation.id)}>
          {title}
          <span className="visually-hidden">, {compilation.id}</span>
        </Link>
        <span className="sub">{compilation.baseArtifact.name}</span>
      </td>
      <td data-label={t.compilations.hash}>
        <HashChip hash={compilation.optionsHash} />
      </td>
      <td data-label={t.compilations.settings}>
        {compilation.options === null ? (
          t.common.none
        ) : (
          <Button
            look="quiet"
            aria-label={t.compilations.viewOf(compilation.id)}
            onPress={() => {
              ask('view');
            }}
          >
            {t.compilations.view}
          </Button>
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
        <CompilationActions compilation={compilation} onAsk={ask} />
      </td>
    </tr>
  );
}

function ReasonText({ compilation }: { compilation: ListedCompilation }) {
  const reason = compilation.reason ?? compilation.registration.reason;
  return (
    reason && (
      <span className="sub clamp" title={reason.message}>
        {reason.message}
      </span>
    )
  );
}

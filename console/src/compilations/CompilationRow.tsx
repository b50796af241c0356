import { Link } from 'wouter';
import type { ListedCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import { links } from '../navigation/links';
import { Ago } from '../ui/Ago';
import { HashChip } from '../ui/HashChip';
import { PhaseBadge } from '../ui/PhaseBadge';
import type { Asked } from './asked';
import { CompilationActions } from './CompilationActions';
import { RunState } from './RunState';
import { runTitle } from '../settings/runTitle';
import { Took } from './Took';
import { usePlatform } from './usePlatform';
import { Name } from '../ui/Name';

interface Props {
  compilation: ListedCompilation;
  /** Whether the list is of all models, so that a row has to say which one it is of. */
  isAll: boolean;
  isSelected: boolean;
  onSelect: (isSelected: boolean) => void;
  onAsk: (asked: Asked) => void;
}

/** A run among others. All of the row leads to it; what else can be done in it stands above that. */
export function CompilationRow({ compilation, isAll, isSelected, onSelect, onAsk }: Props) {
  const t = useTexts();
  const { id, modelName, versionName, createdBy, createdAt, phase } = compilation;
  return (
    <tr className="row-link" data-selected={isSelected || undefined}>
      <td className="row-select">
        <input
          type="checkbox"
          className="select-box"
          aria-label={t.compilations.select(id)}
          checked={isSelected}
          onChange={({ target }) => {
            onSelect(target.checked);
          }}
        />
      </td>
      <td data-label={t.compilations.run} className="row-run">
        <Run of={compilation} />
      </td>
      {isAll ? (
        <td data-label={t.compilations.model} className="row-model">
          <span className="break">
            <Name of={modelName ?? t.compilations.modelGone} />{' '}
            <span className="quiet">
              <Name of={versionName ?? ''} />
            </span>
          </span>
        </td>
      ) : (
        <td data-label={t.compilations.hash}>
          <HashChip hash={compilation.optionsHash} />
        </td>
      )}
      <td data-label={t.compilations.phase}>
        <PhaseBadge phase={phase} />
        <RunState of={compilation} />
      </td>
      <td data-label={t.compilations.took} className="number">
        <Took of={compilation} />
      </td>
      <td data-label={t.common.created}>
        <div>
          <Ago at={createdAt} />
          {createdBy !== null && (
            <span className="sub break">
              <Name of={createdBy} />
            </span>
          )}
        </div>
      </td>
      <td className="row-actions">
        <CompilationActions
          compilation={compilation}
          isRow
          onAsk={(action) => {
            onAsk({ action, compilation });
          }}
        />
      </td>
    </tr>
  );
}

/** What it is called: first by what tells it from others, then as people call it. */
function Run({ of: compilation }: { of: ListedCompilation }) {
  const known = usePlatform(compilation.platform);
  const platform = known?.title ?? compilation.platform;
  const title = runTitle(compilation, known);
  const { id, name, note, baseArtifact } = compilation;
  return (
    <>
      <Link className="strong row-cover" href={links.compilation(id)}>
        {title}
        <span className="visually-hidden">, {id}</span>
      </Link>
      {name && (
        <span className="run-name">
          <Name of={name} />
        </span>
      )}
      {note && (
        <span className="sub clamp" title={note}>
          <Name of={note} />
        </span>
      )}
      <span className="sub">
        {[platform, baseArtifact.name].filter((part) => part !== title).join(' · ')}
      </span>
    </>
  );
}

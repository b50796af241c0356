import type { ListedCompilation } from '../api/types';
import { useTexts } from '../i18n/language';
import type { Asked } from './asked';
import { CompilationRow } from './CompilationRow';
import type { Selection } from './useSelection';

interface Props {
  items: ListedCompilation[];
  isAll: boolean;
  selection: Selection;
  onAsk: (asked: Asked) => void;
}

export function CompilationTable({ items, isAll, selection, onAsk }: Props) {
  const t = useTexts();
  const areAllChosen = selection.chosen.length === items.length;
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col" className="row-select">
            <input
              type="checkbox"
              className="select-box"
              aria-label={t.compilations.selectAll}
              checked={areAllChosen}
              ref={(box) => {
                if (box) {
                  box.indeterminate = !areAllChosen && selection.chosen.length > 0;
                }
              }}
              onChange={() => {
                selection.set(
                  items.map(({ id }) => id),
                  !areAllChosen,
                );
              }}
            />
          </th>
          <th scope="col">{t.compilations.run}</th>
          <th scope="col">{isAll ? t.compilations.model : t.compilations.hash}</th>
          <th scope="col">{t.compilations.phase}</th>
          <th scope="col">{t.compilations.took}</th>
          <th scope="col">{t.common.created}</th>
          <th scope="col">
            <span className="visually-hidden">{t.common.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((compilation) => (
          <CompilationRow
            key={compilation.id}
            compilation={compilation}
            isAll={isAll}
            isSelected={selection.has(compilation.id)}
            onSelect={(isSelected) => {
              selection.set([compilation.id], isSelected);
            }}
            onAsk={onAsk}
          />
        ))}
      </tbody>
    </table>
  );
}

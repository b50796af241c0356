import { useTexts } from '../i18n/language';
import { Icon } from '../ui/Icon';
import { gridsOf, type Grid } from './grid';

interface Props {
  /** The option, as its field is called. */
  title: string;
  buckets: unknown;
  /** What each number of a bucket is. */
  parts: string[];
  /** Nothing was typed: the service has found them. */
  isDerived: boolean;
}

/** What the compiler will be asked for, where a list of numbers says little. */
export function BucketGrid({ title, buckets, parts, isDerived }: Props) {
  const t = useTexts();
  const grids = gridsOf(buckets);
  const [row = '', column = ''] = parts.slice(-2);
  if (grids.length === 0) {
    return null;
  }
  return (
    <div className="bucket-grids">
      <p className="hint">{isDerived ? t.create.derivedBuckets : t.create.readBuckets}</p>
      {grids.map((grid) => (
        <Table
          key={grid.batch ?? 0}
          grid={grid}
          name={grid.batch === undefined ? title : `${title}, ${t.create.batch(grid.batch)}`}
          caption={grid.batch === undefined ? undefined : t.create.batch(grid.batch)}
          corner={`${t.create.parts[row] ?? row} \\ ${t.create.parts[column] ?? column}`}
        />
      ))}
    </div>
  );
}

interface TableProps {
  grid: Grid;
  name: string;
  caption: string | undefined;
  corner: string;
}

function Table({ grid: { rows, columns, has }, name, caption, corner }: TableProps) {
  const t = useTexts();
  return (
    // It may be wider than a phone: then it is moved within, by a finger or by the arrow keys.
    <div className="bucket-box" role="group" aria-label={name} tabIndex={0}>
      <table className="buckets">
        {caption && <caption>{caption}</caption>}
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column) => (
                <td key={column}>
                  {has(row, column) && (
                    <>
                      <Icon name="check" />
                      <span className="visually-hidden">{t.create.isBuilt}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

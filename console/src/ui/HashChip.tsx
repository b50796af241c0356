import { useTexts } from '../i18n/language';
import { Copy } from './Copy';

const CELL = 4;
const CELLS = 5;

/** A short options hash with a picture drawn from it, so that equal ones are seen at a glance. */
export function HashChip({ hash }: { hash: string }) {
  const t = useTexts();
  return (
    <span className="hash" title={t.compilations.hashHint}>
      <HashPicture hash={hash} />
      <code>{hash.slice(0, 12)}</code>
      <Copy text={hash} what={t.compilations.hash} />
    </span>
  );
}

function HashPicture({ hash }: { hash: string }) {
  const size = CELL * CELLS;
  return (
    <svg className="hash-picture" viewBox={`0 0 ${size} ${size}`} aria-hidden="true">
      <rect width={size} height={size} fill={colourOf(hash, 92)} />
      {cellsOf(hash).map(([x, y]) => (
        <rect
          key={`${x},${y}`}
          x={x * CELL}
          y={y * CELL}
          width={CELL}
          height={CELL}
          fill={colourOf(hash, 42)}
        />
      ))}
    </svg>
  );
}

function colourOf(hash: string, lightness: number): string {
  return `hsl(${Number.parseInt(hash.slice(0, 4), 16) % 360} 65% ${lightness}%)`;
}

/** Mirrored left to right, as faces are what people tell apart best. */
export function cellsOf(hash: string): [number, number][] {
  const half = Math.ceil(CELLS / 2);
  const cells: [number, number][] = [];
  for (let cell = 0; cell < half * CELLS; cell++) {
    const [x, y] = [cell % half, Math.floor(cell / half)];
    if (Number.parseInt(hash.charAt(cell + 4), 16) % 2 === 1) {
      cells.push([x, y]);
      if (x !== CELLS - 1 - x) {
        cells.push([CELLS - 1 - x, y]);
      }
    }
  }
  return cells;
}

import { Fragment } from 'react';
import { useTexts } from '../i18n/language';
import { barHeights, valueText, type Run, type Series } from './series';

const STEP = 16;
const WIDTH = 11;
const HEIGHT = 56;

interface Props {
  series: Series;
  runs: readonly Run[];
  current: string;
}

/** One metric as bars. The table below it says the same. */
export function Bars({ series: { metric, values }, runs, current }: Props) {
  const t = useTexts();
  const heights = barHeights(values, metric);
  const known = values.filter((value) => value !== undefined);
  const place = runs.findIndex(({ id }) => id === current);
  const own = values[place];
  const [least, most] = [Math.min(...known), Math.max(...known)].map((value) => valueText(metric, value, t));
  const { best, most: largest, unknown } = t.results.chart;
  const ends = [best(least ?? ''), largest(most ?? ''), ...(known.length < values.length ? [unknown] : [])];
  return (
    <figure className="bars">
      <figcaption>
        <span>{t.results.chart[metric]}</span>{' '}
        {own !== undefined && <strong>{valueText(metric, own, t)}</strong>}
      </figcaption>
      <svg
        viewBox={`0 0 ${values.length * STEP} ${HEIGHT + 1}`}
        width={values.length * STEP}
        height={HEIGHT + 1}
        aria-hidden="true"
      >
        {heights.map((height, index) =>
          height === undefined ? (
            <text key={runs[index]?.id} className="bar-unknown" x={(index + 0.5) * STEP} y={HEIGHT - 4}>
              {t.common.none}
            </text>
          ) : (
            <rect
              key={runs[index]?.id}
              className={index === place ? 'bar bar-current' : 'bar'}
              x={index * STEP + (STEP - WIDTH) / 2}
              y={HEIGHT - Math.max(1, height * HEIGHT)}
              width={WIDTH}
              height={Math.max(1, height * HEIGHT)}
              rx="2"
            />
          ),
        )}
      </svg>
      <p className="sub">
        {ends.map((text, place) => (
          <Fragment key={text}>
            {place > 0 && ', '}
            <span className="number">{text}</span>
          </Fragment>
        ))}
      </p>
    </figure>
  );
}

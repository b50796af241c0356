import { useLayoutEffect, useMemo, useRef } from 'react';
import { useTexts } from '../i18n/language';
import { LogLine } from './LogLine';
import { columnsOf } from './drawn';
import { isManifest, placeOf } from './rows';
import { PROBE, useMeasures } from './useMeasures';
import { boxHeight, brokenHeights, evenHeights, scrollTo, viewAt } from './view';

/** Rows drawn above and below those that are seen, so that a short log is there as a whole. */
const MORE = 60;
const NEAR_END_PX = 24;

/** A line to be shown in the middle; a new object shows it again. */
export interface Target {
  /** From 0. */
  line: number;
}

interface Props {
  title: string;
  lines: readonly string[];
  /** Changes when lines were added. */
  version: unknown;
  rows: readonly number[];
  search: string;
  isWrapped: boolean;
  target: Target | undefined;
  isFollowing: boolean;
  onFollow: (isFollowing: boolean) => void;
  hrefOf: (line?: number) => string;
  nothing: string;
}

/** The lines of a log, of which only those are drawn that are seen. */
export function LogRows(props: Props) {
  const { title, lines, version, rows, search, isWrapped, target, isFollowing, onFollow } = props;
  const t = useTexts();
  const { box, probe, measures, onScroll } = useMeasures();
  const frame = useRef<HTMLDivElement>(null);
  const sizer = useRef<HTMLDivElement>(null);
  const moved = useRef<HTMLDivElement>(null);
  const shown = useRef<Target>(undefined);
  const { rowHeight, columns, height } = measures;
  const heights = useMemo(
    () =>
      isWrapped
        ? brokenHeights(
            rows.map((line) => columnsOf(lines[line] ?? '')),
            columns,
            rowHeight,
          )
        : evenHeights(rows.length, rowHeight),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- lines grow in place, which `version` tells
    [isWrapped, rows, lines, version, columns, rowHeight],
  );
  const view = viewAt(heights, rows.length, measures.scrolled, height, MORE);
  // Before the page is drawn, so that a line that comes is not taken for scrolling away from the end.
  useLayoutEffect(() => {
    sizer.current?.style.setProperty('height', `${boxHeight(heights)}px`);
    moved.current?.style.setProperty('transform', `translateY(${view.offset}px)`);
    frame.current?.style.setProperty('--digits', String(String(lines.length).length));
    if (box.current && target && shown.current !== target) {
      shown.current = target;
      box.current.scrollTo({ top: scrollTo(heights, placeOf(rows, target.line), height) });
    } else if (box.current && isFollowing) {
      box.current.scrollTo({ top: box.current.scrollHeight });
    }
  });
  return (
    <div ref={frame} className={isWrapped ? 'log-frame log-wrapped' : 'log-frame'}>
      {/* It does not move with the lines: far from the beginning browsers measure less exactly. */}
      <div className="log-row log-probe" aria-hidden="true">
        <span className="log-number" />
        <span ref={probe}>{PROBE}</span>
      </div>
      <div
        ref={box}
        className="log-text"
        role="log"
        aria-label={title}
        aria-live="off"
        tabIndex={0}
        onScroll={({ currentTarget }) => {
          onScroll();
          onFollow(isAtEnd(currentTarget));
        }}
      >
        {rows.length === 0 && <p className="log-note">{props.nothing}</p>}
        <div ref={sizer} className="log-sizer">
          <div ref={moved} className="log-moved">
            {rows.slice(view.first, view.end).map((line) =>
              isManifest(lines[line]) ? (
                <p key={line} className="log-row log-note">
                  {t.log.manifest}
                </p>
              ) : (
                <LogLine
                  key={line}
                  number={line + 1}
                  line={lines[line] ?? ''}
                  search={search}
                  isCurrent={line === target?.line}
                  href={props.hrefOf(line + 1)}
                />
              ),
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

function isAtEnd({ scrollTop, scrollHeight, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
}

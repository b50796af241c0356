import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** What the box shows of its content, and how large letters are in it. */
export interface Measures {
  scrolled: number;
  height: number;
  rowHeight: number;
  columns: number;
}

interface Measured {
  box: RefObject<HTMLDivElement | null>;
  probe: RefObject<HTMLSpanElement | null>;
  measures: Measures;
  onScroll: () => void;
}

const FIRST: Measures = { scrolled: 0, height: 400, rowHeight: 20, columns: 80 };
/** Letters in the probe. */
export const PROBE = 'x'.repeat(50);

/** Measures a box of lines, anew when it is scrolled or changes its size. */
export function useMeasures(): Measured {
  const box = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLSpanElement>(null);
  const [measures, setMeasures] = useState(FIRST);
  const measure = useCallback(() => {
    if (box.current && probe.current) {
      const next = measured(box.current, probe.current);
      setMeasures((before) => (isEqual(before, next) ? before : next));
    }
  }, []);
  useLayoutEffect(() => {
    const watching = new ResizeObserver(measure);
    if (box.current) {
      watching.observe(box.current);
    }
    measure();
    return () => {
      watching.disconnect();
    };
  }, [measure]);
  return { box, probe, measures, onScroll: measure };
}

function measured(box: HTMLElement, probe: HTMLElement): Measures {
  const { width, height } = probe.getBoundingClientRect();
  const room = box.clientWidth - probe.offsetLeft;
  return {
    scrolled: box.scrollTop,
    height: box.clientHeight,
    rowHeight: height || FIRST.rowHeight,
    columns: Math.max(1, Math.floor(room / (width / PROBE.length || 1))),
  };
}

function isEqual(a: Measures, b: Measures): boolean {
  return (
    a.scrolled === b.scrolled &&
    a.height === b.height &&
    a.rowHeight === b.rowHeight &&
    a.columns === b.columns
  );
}

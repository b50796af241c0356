const LEAST_MS = 1000;
const MOST_MS = 10_000;

/** How long to wait before reading on: not at all while there is more, and the longer the longer nothing came. */
export function waitAfter(quietReads: number): number {
  return quietReads === 0 ? 0 : Math.min(MOST_MS, LEAST_MS * 1.25 ** (quietReads - 1));
}

/** Waits until the page is seen: a hidden one asks for nothing. */
export function untilSeen(leaving: AbortSignal): Promise<void> {
  if (!document.hidden) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    const look = () => {
      if (!document.hidden) {
        document.removeEventListener('visibilitychange', look);
        resolve();
      }
    };
    document.addEventListener('visibilitychange', look, { signal: leaving });
  });
}

import { useSyncExternalStore } from 'react';

/** The time, for texts such as `3 min ago`: all of a page tick together. */
class Clock {
  #now = Date.now();
  #listeners = new Set<() => void>();
  #ticking: ReturnType<typeof setInterval> | undefined;
  readonly #everyMs: number;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  readonly read = (): number => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    this.#now = Date.now();
    this.#ticking ??= setInterval(() => {
      this.#tick();
    }, this.#everyMs);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        clearInterval(this.#ticking);
        this.#ticking = undefined;
      }
    };
  };

  #tick(): void {
    this.#now = Date.now();
    this.#listeners.forEach((listener) => {
      listener();
    });
  }
}

const CLOCKS = { seconds: new Clock(1000), slowly: new Clock(15_000) };

export function useNow(ticks: keyof typeof CLOCKS): number {
  const clock = CLOCKS[ticks];
  return useSyncExternalStore(clock.subscribe, clock.read);
}

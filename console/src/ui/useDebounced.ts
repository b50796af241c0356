import { useEffect, useState } from 'react';

const PAUSE_MS = 300;

/** The value as it was when it last rested for a moment. */
export function useDebounced<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const pause = setTimeout(() => {
      setRested(value);
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
    };
  }, [value]);
  return rested;
}

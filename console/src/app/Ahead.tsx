import { useEffect } from 'react';
import { loadParts } from '../ui/late';

const AFTER_MS = 1500;

/** Once the first page stands, the others are loaded: they are there at once when they are gone to. */
export function Ahead() {
  useEffect(() => {
    const waiting = setTimeout(() => void loadParts(), AFTER_MS);
    return () => {
      clearTimeout(waiting);
    };
  }, []);
  return null;
}

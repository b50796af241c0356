import { useEffect, useState } from 'react';
import { formatDuration } from '../i18n/format';

const TICK_MS = 200;

/** A duration that the service told; one that is under way goes on from there. */
export function Duration({ seconds, isGoing }: { seconds: number; isGoing: boolean }) {
  return isGoing ? <Ticking key={seconds} from={seconds} /> : <span>{formatDuration(seconds)}</span>;
}

function Ticking({ from }: { from: number }) {
  const [seconds, setSeconds] = useState(from);
  useEffect(() => {
    const begun = performance.now();
    const ticking = setInterval(() => {
      setSeconds(from + (performance.now() - begun) / 1000);
    }, TICK_MS);
    return () => {
      clearInterval(ticking);
    };
  }, [from]);
  return <span className="ticking">{formatDuration(seconds)}</span>;
}

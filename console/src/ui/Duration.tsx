import { useEffect, useState } from 'react';
import { formatDuration } from '../i18n/format';
import { useTexts } from '../i18n/language';

const TICK_MS = 200;

/** A duration that the service told; one that is under way goes on from there. */
export function Duration({ seconds, isGoing }: { seconds: number; isGoing: boolean }) {
  const t = useTexts();
  return isGoing ? <Ticking key={seconds} from={seconds} /> : <span>{formatDuration(seconds, t)}</span>;
}

function Ticking({ from }: { from: number }) {
  const t = useTexts();
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
  return <span className="ticking">{formatDuration(seconds, t)}</span>;
}

import { useEffect, useState } from 'react';
import { formatDuration } from '../i18n/format';
import { useTexts } from '../i18n/language';

const TICK_MS = 200;

interface Props {
  seconds: number;
  /** When it began, where it is under way: it goes on from there. */
  goingSince: string | null;
}

/** A duration that the service told. */
export function Duration({ seconds, goingSince }: Props) {
  const t = useTexts();
  return goingSince === null ? (
    <span>{formatDuration(seconds, t)}</span>
  ) : (
    <Ticking key={`${goingSince} ${seconds}`} from={Math.max(seconds, secondsSince(goingSince))} />
  );
}

/** An answer that stayed the same says how long it was when it was made, which may be a while ago. */
function secondsSince(at: string): number {
  return (Date.now() - Date.parse(at)) / 1000;
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

import { useState } from 'react';
import type { Compilation, NewCompilation } from '../api/types';

type Environment = Compilation['environment'];

/**
 * The environment as a dry run understood it. A violation in another field takes the answer away; what was
 * understood of the same text stays true.
 */
export function useUnderstood(body: NewCompilation, answer: Environment | undefined): Environment {
  const text = JSON.stringify([body.environment, body.envFile]);
  const [kept, setKept] = useState<{ text: string; environment: Environment }>();
  if (answer !== undefined && (kept?.text !== text || kept.environment !== answer)) {
    setKept({ text, environment: answer });
  }
  return kept?.text === text ? kept.environment : [];
}

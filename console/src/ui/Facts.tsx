import type { ReactNode } from 'react';
import { Name } from './Name';

/** Pairs of a word and what it is here. A value of undefined leaves its pair out; a text may be what people gave. */
export function Facts({ of: facts }: { of: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{typeof value === 'string' ? <Name of={value} /> : value}</dd>
          </div>
        ))}
    </dl>
  );
}

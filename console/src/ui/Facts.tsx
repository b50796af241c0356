import type { ReactNode } from 'react';

/** Pairs of a word and what it is here. A value of undefined leaves its pair out. */
export function Facts({ of: facts }: { of: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

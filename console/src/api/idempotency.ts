import { useState } from 'react';

/** The key under which a body is sent. */
export type KeyFor = (body: unknown) => string;

/** The keys of a dialog, for as long as it is open. */
export function useIdempotencyKeys(): KeyFor {
  const [keyFor] = useState(newKeys);
  return keyFor;
}

/**
 * One key for one body: however often it is sent, one thing is made. What was changed after a lost
 * answer is another request.
 */
export function newKeys(): KeyFor {
  const keys = new Map<string, string>();
  return (body) => {
    const text = JSON.stringify(body);
    const key = keys.get(text) ?? newKey();
    keys.set(text, key);
    return key;
  };
}

/** A page over plain HTTP has random numbers, but neither hashes nor randomUUID unless it is on this machine. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

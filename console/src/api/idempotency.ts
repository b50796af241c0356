import { useState } from 'react';

/** Of the 32-bit FNV-1a hash. */
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** One key for as long as a dialog is open: however often the same is sent, one thing is made. */
export function useIdempotencyKey(): string {
  const [key] = useState(newKey);
  return key;
}

/** The key of a dialog for what it sends: what was changed after a lost answer is another request. */
export function keyOf(dialog: string, body: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const hash = bytes.reduce((so, byte) => Math.imul(so ^ byte, FNV_PRIME) >>> 0, FNV_BASIS);
  return `${dialog}-${hash.toString(16)}`;
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

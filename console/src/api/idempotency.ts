import { useState } from 'react';

/** One key for as long as a dialog is open: however often it is sent, one thing is made. */
export function useIdempotencyKey(): string {
  const [key] = useState(newKey);
  return key;
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `console-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

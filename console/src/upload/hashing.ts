import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

const PIECE = 4 * 1024 * 1024;

/**
 * The SHA-256 of a file, read piece by piece: crypto.subtle wants all of it at once, and is not there on
 * a page over plain HTTP.
 */
export async function sha256Of(
  file: Blob,
  onRead: (bytes: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += PIECE) {
    signal.throwIfAborted();
    const piece = new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer());
    hash.update(piece);
    onRead(piece.length);
  }
  return bytesToHex(hash.digest());
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Keeps a picture, unless the one that is there shows the same: rounded corners differ from run to run. */
export function keep(path: string, picture: Buffer): void {
  if (existsSync(path) && isSame(PNG.sync.read(readFileSync(path)), PNG.sync.read(picture))) {
    return;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, picture);
}

function isSame(before: PNG, after: PNG): boolean {
  const { width, height } = before;
  return (
    width === after.width &&
    height === after.height &&
    pixelmatch(before.data, after.data, null, width, height) === 0
  );
}

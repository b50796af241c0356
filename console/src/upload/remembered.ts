import type { DeclaredFile } from '../api/types';

const PLACE = 'npuc.uploads';
const KEPT = 20;

/**
 * Which upload a content belongs to, so that whoever chooses the same files after a reload goes on with
 * it. Without a storage each choice is a new upload.
 */
export interface Memory {
  get: (files: DeclaredFile[]) => string | undefined;
  set: (files: DeclaredFile[], id: string) => void;
  forget: (files: DeclaredFile[]) => void;
}

type Entry = [key: string, id: string];

export function remembered(storage: Pick<Storage, 'getItem' | 'setItem'>): Memory {
  const others = (files: DeclaredFile[]) => read(storage).filter(([key]) => key !== keyOf(files));
  const write = (entries: Entry[]) => {
    try {
      storage.setItem(PLACE, JSON.stringify(entries.slice(-KEPT)));
    } catch {
      return; // it is full, or not allowed
    }
  };
  return {
    get: (files) => new Map(read(storage)).get(keyOf(files)),
    set: (files, id) => {
      write([...others(files), [keyOf(files), id]]);
    },
    forget: (files) => {
      write(others(files));
    },
  };
}

function read(storage: Pick<Storage, 'getItem'>): Entry[] {
  try {
    return JSON.parse(storage.getItem(PLACE) ?? '[]') as Entry[];
  } catch {
    return [];
  }
}

/** Two contents of one first file and one sum are as good as the same: the service tells them apart. */
function keyOf(files: DeclaredFile[]): string {
  return files.map(({ path, sha256 }) => `${path} ${sha256.slice(0, 16)}`).join('\n');
}

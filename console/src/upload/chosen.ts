import type { DropItem } from 'react-aria-components';

/** A file that somebody chose, and its path as an upload has it: in a folder it begins with its name. */
export interface Chosen {
  path: string;
  file: File;
}

/** Files of one choice. What begins with a dot is left out: version control, caches and notes of the system. */
export function fromList(files: Iterable<File>): Chosen[] {
  return plain([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/** The first file or folder that was dropped. */
export async function fromDrop(items: Iterable<DropItem>): Promise<Chosen[]> {
  for (const item of items) {
    if (item.kind !== 'text') {
      return plain(await all(item, ''));
    }
  }
  return [];
}

async function all(item: DropItem, folder: string): Promise<Chosen[]> {
  if (item.kind === 'file') {
    return [{ path: folder + item.name, file: await item.getFile() }];
  }
  const found: Chosen[] = [];
  if (item.kind === 'directory' && !isHidden(item.name)) {
    for await (const entry of item.getEntries()) {
      found.push(...(await all(entry, `${folder}${item.name}/`)));
    }
  }
  return found;
}

function plain(files: Chosen[]): Chosen[] {
  return files.filter(({ path }) => !path.split('/').some(isHidden));
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** The name of the file, or of the folder. */
export function nameOf(files: Chosen[]): string {
  return files[0]?.path.split('/')[0] ?? '';
}

/** The format, as far as names tell one; the service guesses by the same. */
export function formatOf(files: Chosen[]): string | undefined {
  const only = files.length === 1 ? files[0]?.path.toLowerCase() : undefined;
  const single = ['tflite', 'onnx'].find((format) => only?.endsWith(`.${format}`));
  if (single !== undefined) {
    return single;
  }
  const names = files
    .map(({ path }) => path.split('/').slice(1).join('/'))
    .filter((name) => !name.includes('/'));
  const isSafetensors = names.includes('config.json') && names.some((name) => name.endsWith('.safetensors'));
  const isOnnx = names.filter((name) => /\.onnx$/i.test(name)).length === 1;
  if (isSafetensors === isOnnx) {
    return undefined;
  }
  return isOnnx ? 'onnx' : 'safetensors';
}

import type { NewArtifact } from '../api/types';

/** Where the files of a model are, as the form asks for it. */
export type Place = 'upload' | 'volume' | 'address' | 'registry';

export interface Files {
  uri: string;
  format: string;
  digest: string;
}

/** Whether it names something; what is wrong with it, the service says. */
export function areNamed({ uri, digest }: Files): boolean {
  return /^[a-z0-9]+:\/\/[^/]+\/./.test(uri.trim()) && (!needsDigest(uri) || digest.trim() !== '');
}

/** The web tells nothing of what it has: who registers it does. */
export function needsDigest(uri: string): boolean {
  return /^https?:\/\//.test(uri.trim());
}

/** The format, as far as an address tells it. */
export function formatOfUri(uri: string): string | undefined {
  const address = uri.trim().toLowerCase();
  const [, ending] = /\.(tflite|onnx)$/.exec(address) ?? [];
  if (ending !== undefined) {
    return ending;
  }
  return address.startsWith('hf://') ? 'safetensors' : undefined;
}

/** What a model may be called: the file, without its ending and without a revision. */
export function modelNameOf(uri: string): string {
  const address = uri.trim();
  // Of the web only: a file on a volume may have these in its name.
  const [, , ...path] = (needsDigest(address) ? address.replace(/[?#].*$/, '') : address)
    .split('/')
    .filter((part) => part !== '');
  const last = path.at(-1) ?? '';
  return last.replace(/@.*$/, '').replace(/\.(tflite|onnx|safetensors)$/i, '');
}

export function artifactOf({ uri, format, digest }: Files): NewArtifact {
  return { platform: format, uri: uri.trim(), ...(digest.trim() && { digest: digest.trim() }) };
}

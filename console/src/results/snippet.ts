import type { Compilation, Manifest } from '../api/types';

/** Something to copy: a command, a manifest of Kubernetes, a piece of a program. */
export interface Snippet {
  what: 'serve' | 'ask' | 'kserve' | 'llmD' | 'array' | 'tflm';
  code: string;
}

export type Made = Pick<
  Manifest,
  'platform' | 'summary' | 'files' | 'toolchain' | 'options' | 'baseArtifact'
>;
export type Published = Pick<Compilation, 'publishedUri'>;

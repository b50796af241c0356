import { ethosUSnippets } from './ethosUUse';
import { rngdSnippets } from './rngdUse';
import type { Made, Published, Snippet } from './snippet';

/** How the files that were made are used, on the platform that they were made for; nothing where that is not known. */
export function snippetsOf(compilation: Published, manifest: Made): Snippet[] {
  switch (manifest.platform) {
    case 'rngd':
      return rngdSnippets(compilation, manifest);
    case 'ethos-u':
      return ethosUSnippets(manifest);
    default:
      return [];
  }
}

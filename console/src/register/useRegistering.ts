import { useState } from 'react';
import { queryClient } from '../api/connection';
import type { KeyFor } from '../api/idempotency';
import { importVersion } from '../api/imports';
import type { NewImport, VersionPath } from '../api/types';
import { artifactOf, type Files } from './files';
import { register, type Part } from './registering';
import { registryApi } from './registryApi';
import type { Target } from './TargetFields';

/** What was asked for: files on a model and version, or a version of another registry. */
type Wanted = { outer: NewImport } | { target: Target; files: Files };

/** What exists now though a later part failed. */
export interface Made {
  model?: string;
  version?: string;
}

/** Registers, and knows how far it came. */
export function useRegistering() {
  const [at, setAt] = useState<Part>();
  const [made, setMade] = useState<Made>({});
  const run = async (wanted: Wanted, keyFor: KeyFor): Promise<VersionPath> => {
    try {
      if ('outer' in wanted) {
        const { model, version } = await importVersion(wanted.outer, keyFor);
        return { model: model.id, version: version.id };
      }
      const { target, files } = wanted;
      const { modelId, versionId } = await register(
        {
          model: target.model.trim(),
          meant: target.meant,
          version: target.version.trim(),
          artifact: artifactOf(files),
        },
        registryApi,
        keyFor,
        {
          onBegin: setAt,
          onMade: (part, name) => {
            setMade((earlier) => ({ ...earlier, [part]: name }));
          },
        },
      );
      return { model: modelId, version: versionId };
    } finally {
      // What was made is in the lists also when the rest failed.
      for (const list of ['models', 'versions', 'artifacts']) {
        void queryClient.invalidateQueries({ queryKey: [list] });
      }
    }
  };
  return { run, at, made };
}

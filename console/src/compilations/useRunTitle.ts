import { useQuery } from '@tanstack/react-query';
import { modelQuery, versionQuery } from '../api/registry';
import type { Compilation } from '../api/types';
import { runTitle } from '../settings/runTitle';
import { usePlatform } from './usePlatform';

type Told = Pick<Compilation, 'modelId' | 'versionId' | 'platform' | 'options'>;

/** What was compiled for what: `my-keyword 1 → Arm Ethos-U ethos-u55-256`. */
export function useRunTitle(compilation: Told): string {
  const path = { model: compilation.modelId, version: compilation.versionId };
  const model = useQuery(modelQuery(path.model)).data?.name;
  const version = useQuery(versionQuery(path)).data?.name;
  const known = usePlatform(compilation.platform);
  const platform = known?.title ?? compilation.platform;
  const run = runTitle(compilation, known);
  const target = run === platform ? platform : `${platform} ${run}`;
  return [[model, version].filter(Boolean).join(' '), target].filter(Boolean).join(' → ');
}

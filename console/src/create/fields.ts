import type { Platform } from '../api/types';
import type { Draft } from './draft';

/** What every part of the form is given. */
export interface FieldsProps {
  draft: Draft;
  change: (changes: Partial<Draft>) => void;
  platform: Platform;
  /** Why the service would not take it, or did not. */
  error: Error | null;
}

/** The fields that show their own violations; all others are listed in the summary. */
export const FIELDS = [
  'baseArtifactId',
  'platform',
  'resources.cpu',
  'resources.memory',
  'limits.queueSeconds',
  'limits.pendingSeconds',
  'limits.runSeconds',
  'additionalArgs',
  'environment',
  'envFile',
  'name',
  'note',
];

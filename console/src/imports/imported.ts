import type { NewImport } from '../api/types';

/** What is empty is not chosen yet. */
export const NOTHING_CHOSEN: NewImport = { registry: '', model: '', version: '' };

import type { components } from './schema';

type Schemas = components['schemas'];

export type Model = Schemas['Model'];
export type Version = Schemas['Version'];
export type EntryPatch = Schemas['EntryPatch'];
export type Artifact = Schemas['Artifact'];
export type NewArtifact = Schemas['NewArtifact'];
export type Platform = Schemas['Platform'];
export type Option = Schemas['Option'];
export type Compilation = Schemas['Compilation'];
/** A compilation in a list: what tells it from others, and how it stands. */
export type ListedCompilation = Schemas['ListedCompilation'];
/** What can be done and said about one, wherever it was read. */
export type AnyCompilation = Compilation | ListedCompilation;
export type Step = Schemas['Step'];
export type StepName = Schemas['StepName'];
export type StepPhase = Schemas['StepPhase'];
export type Phase = Schemas['Phase'];
export type ReasonCode = Schemas['ReasonCode'];
export type Manifest = Schemas['Manifest'];
export type Comparison = Schemas['Comparison'];
export type Difference = Schemas['Difference'];
export type Attempt = Schemas['Attempt'];
export type Reason = Schemas['Reason'];
export type Cause = Schemas['Cause'];
export type OutputFile = Schemas['OutputFile'];
export type NewCompilation = Schemas['NewCompilation'];
export type NewCompilationSet = Schemas['NewCompilationSet'];
/** Compilations that one request asked for. */
export type CompilationSet = Schemas['CompilationSet'];
export type SetMember = Schemas['SetMember'];
export type Recompile = Schemas['Recompile'];
export type DryRun = Schemas['DryRun'];
export type HistoryEntry = Schemas['History']['items'][number];
export type OuterRegistry = Schemas['OuterRegistry'];
export type NewImport = Schemas['NewImport'];
export type Imported = Schemas['Import'];
export type Volume = Schemas['Volume'];
export type VolumeEntry = Schemas['VolumeEntry'];
export type Upload = Schemas['Upload'];
export type UploadPart = Schemas['UploadPart'];
export type UploadResult = Schemas['UploadResult'];
export type DeclaredFile = Schemas['NewUpload']['files'][number];
export type Violation = Schemas['Violation'];
export type ViolationCode = Schemas['ViolationCode'];
export type Note = Schemas['Note'];
export type NoteCode = Schemas['NoteCode'];
export type Parameters = Schemas['Parameters'];
export type Translations = Schemas['Translations'];
export type ModelPatch = Schemas['ModelPatch'];

export interface Page<T> {
  items: T[];
  nextPageToken: string | null;
}

/** Where a version is: the two ids that its routes need. */
export interface VersionPath {
  model: string;
  version: string;
}

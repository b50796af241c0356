import type { NoteCode } from '../../api/types';
import type { Sentences } from '../sentences';

/** Of every note of the API; one that is missing does not compile. */
export const koNotes: Sentences<NoteCode> = {
  DerivedOptions: () => '',
  LoweredToTheMachine: () => '',
  MoreThanTheMachine: () => '',
  VelaDefaults: () => '',
  ArenaIgnored: () => '',
  IgnoredVariablesCrash: () => '',
  OperatorsOnCpu: () => '',
  VariablesOnCpu: () => '',
  NotQuantised: () => '',
  LittleMemory: () => '',
  ParallelismFails: () => '',
  OtherThanPreset: () => '',
  StepAboveSizes: () => '',
  NeedsNoSampler: () => '',
  UnknownSdk: () => '',
  UnlistedArchitecture: () => '',
  NoTokenizer: () => '',
  KeysLeftOut: () => '',
  KeysNotThere: () => '',
  EnvFileIgnored: () => '',
  VariableIgnored: () => '',
  SetTwice: () => '',
  LooksSecret: () => '',
  ShortSecret: () => '',
};

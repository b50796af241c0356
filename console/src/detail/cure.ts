import type { Compilation, Reason, ReasonCode } from '../api/types';

/**
 * What can be done about a reason, the most promising first: register the corrected file, compile
 * again with other settings or with fewer resources, run the step once more, look at the log, or register the result again.
 */
export type Cure = 'register' | 'recompile' | 'recompileSmaller' | 'retry' | 'log' | 'registerAgain';

/** A retry is named only where it can end in another way than before. */
const CURES: Record<ReasonCode, readonly Cure[]> = {
  InvalidModel: ['register'],
  ModelChanged: ['register'],
  UnsupportedModel: ['register', 'recompile'],
  OptionsRefused: ['recompile'],
  StagingMissing: ['recompile'],
  StoppedByUser: ['recompile'],
  SourceGated: ['retry', 'recompile'],
  SourceDenied: ['recompile', 'retry'],
  SourceMissing: ['register', 'recompile'],
  SourceChanged: ['register'],
  SourceRefused: ['register'],
  Unschedulable: ['recompileSmaller'],
  Queued: ['retry', 'recompile'],
  QuotaExceeded: ['recompile', 'retry'],
  NotStarted: ['retry'],
  TimedOut: ['recompile', 'retry'],
  OutOfMemory: ['recompile'],
  DiskFull: ['retry'],
  Evicted: ['retry', 'recompile'],
  CompilerFailed: ['log', 'recompile', 'retry'],
  CompilerCrashed: ['log', 'retry', 'recompile'],
  OutputMissing: ['log', 'recompile', 'retry'],
  SourceUnreachable: ['retry'],
  ImagePull: ['retry'],
  InvalidImageName: ['retry'],
  ContainerConfig: ['retry'],
  VolumeUnusable: ['retry'],
  ToolchainMissing: ['retry'],
  CompilerKilled: ['retry', 'recompile'],
  ManifestMismatch: ['recompile'],
  PublishConflict: ['retry'],
  JobLost: ['retry'],
  JobConflict: ['retry'],
  ResultMissing: ['log', 'retry'],
  InvalidSpec: ['retry', 'recompile'],
  Terminated: ['retry'],
  RegistrationFailed: ['registerAgain'],
  RegistryUnreachable: ['registerAgain'],
  RegistryRefused: ['registerAgain'],
  ExecutionEnded: ['retry', 'recompile'],
  Internal: ['retry', 'log'],
};

export function cureOf({ code }: Pick<Reason, 'code'>): readonly Cure[] {
  return CURES[code];
}

type Standing = Pick<Compilation, 'phase' | 'actions' | 'registration' | 'steps'>;

/** The cures that the service offers as things stand. */
export function offeredCures(reason: Pick<Reason, 'code'>, compilation: Standing): Cure[] {
  const { phase, actions, registration, steps } = compilation;
  const isOffered: Record<Cure, boolean> = {
    register: phase === 'Failed',
    recompile: actions.recompile,
    recompileSmaller: actions.recompile,
    retry: actions.retry.length > 0,
    log: steps.some((step) => step.attempts.at(-1)?.phase === 'Failed'),
    registerAgain: phase === 'Succeeded' && registration.state === 'Failed',
  };
  return cureOf(reason).filter((cure) => isOffered[cure]);
}

import type { ReasonCode } from '../../api/types';

interface Reason {
  /** What happened. */
  title: string;
  /** What to do. */
  advice: string;
}

/** Each reason in words. The message of the service below it tells the particulars. */
export const reasons: Record<ReasonCode, Reason> = {
  InvalidModel: {
    title: 'The file is not a model that can be compiled',
    advice: 'Register the corrected file as a new artifact, and compile that.',
  },
  ModelChanged: {
    title: 'The model is not the one that was registered',
    advice: 'Register the file as it is now as a new artifact, and compile that.',
  },
  UnsupportedModel: {
    title: 'The compiler does not support this model',
    advice: 'Change the model as the message says and register it, or compile for another platform.',
  },
  OptionsRefused: {
    title: 'The compiler refused the options',
    advice: 'Re-compile with other options; the message names the one.',
  },
  StagingMissing: {
    title: 'The compiled files are gone before they were verified',
    advice: 'Re-compile: unfinished files are kept for a limited time only.',
  },
  StoppedByUser: {
    title: 'A person stopped it',
    advice: 'Re-compile when it is wanted after all.',
  },
  SourceGated: {
    title: 'The owner of the model must let you in first',
    advice: 'Ask for access on the page of the model, then retry, or re-compile with a token that has it.',
  },
  SourceDenied: {
    title: 'The source refuses access to the model',
    advice:
      'Re-compile with a token in the environment, such as HF_TOKEN, or have the operator set one, then retry.',
  },
  SourceMissing: {
    title: 'The source does not have the model',
    advice: 'Look at name and revision, and register the right address.',
  },
  SourceChanged: {
    title: 'The source has another content than was registered',
    advice: 'Register the address again, with what it holds now, and compile that.',
  },
  SourceRefused: {
    title: 'The model may not be fetched from there',
    advice: 'Register it from a place that this service may ask, or upload the file.',
  },
  Unschedulable: {
    title: 'No machine can take it as it is',
    advice:
      'Check CPU and memory against the largest machine, and labels and taints of the nodes; ask for less, or add a machine.',
  },
  Queued: {
    title: 'There is no room for it now',
    advice:
      'Nothing has to be done: it starts when others have ended. Stop what is not needed, or ask for less, and it is sooner.',
  },
  QuotaExceeded: {
    title: 'It asks for more than its quota',
    advice: 'Re-compile with less CPU or memory, or have the quota of the namespace raised.',
  },
  NotStarted: {
    title: 'It did not start in time',
    advice: 'Check whether the machines are well; then retry.',
  },
  TimedOut: {
    title: 'It took longer than its time limit',
    advice: 'Re-compile with a longer limit, or with less to compile, such as fewer buckets.',
  },
  OutOfMemory: {
    title: 'Its memory was not enough',
    advice: 'Re-compile with a larger memory request, or compile less at a time with fewer CPUs.',
  },
  DiskFull: {
    title: 'A disk is full',
    advice: 'Make room on the volume or disk that the message names, then retry.',
  },
  Evicted: {
    title: 'The machine sent it away to make room',
    advice: 'Retry; when it happens again, ask for as much memory as it needs.',
  },
  CompilerFailed: {
    title: 'The compiler failed',
    advice:
      'Look at its last error in the log. Re-compile with other options, or retry when the cause is gone.',
  },
  CompilerCrashed: {
    title: 'The compiler crashed',
    advice:
      'Retry once. When it crashes again, other options may avoid it; the log helps who makes the compiler.',
  },
  OutputMissing: {
    title: 'The compiler ended without its result',
    advice: 'Look at the log: it may have left something out. Re-compile with other options, or retry.',
  },
  SourceUnreachable: {
    title: 'The source of the model does not answer',
    advice: 'Check whether it can be reached from here, then retry.',
  },
  ImagePull: {
    title: 'The image of the compiler can not be fetched',
    advice: 'Have the operator check the name of the image and the access to its registry, then retry.',
  },
  InvalidImageName: {
    title: 'The name of the compiler image is wrong',
    advice: 'Have the operator correct the deployment, then retry.',
  },
  ContainerConfig: {
    title: 'The container can not be started',
    advice: 'Have the operator check secrets, volumes and rights of the Jobs, then retry.',
  },
  VolumeUnusable: {
    title: 'A volume can not be used',
    advice: 'Check that it is there, writable and has the right owner, then retry.',
  },
  ToolchainMissing: {
    title: 'The compiler is not installed',
    advice: 'Have the operator install it, then retry.',
  },
  CompilerKilled: {
    title: 'Something killed the compiler',
    advice: 'Retry. When it is killed again, memory is the usual cause: re-compile with a larger request.',
  },
  ManifestMismatch: {
    title: 'The files were changed after they were compiled',
    advice: 'Nothing of them was published. Re-compile, and find out who writes into the folder.',
  },
  PublishConflict: {
    title: 'Something else is where the result belongs',
    advice:
      'Nothing was overwritten. Move away what the message names, then retry: it is not compiled again.',
  },
  JobLost: {
    title: 'The Job disappeared',
    advice: 'Retry. When it happens again, find out who deletes Jobs in the namespace.',
  },
  JobConflict: {
    title: 'Another Job has its name',
    advice: 'Have the operator remove the Job that the message names, then retry.',
  },
  ResultMissing: {
    title: 'The Job ended without saying how',
    advice: 'Look at the log, then retry.',
  },
  InvalidSpec: {
    title: 'Service and job program do not understand each other',
    advice: 'They may be of two versions: have the operator bring both to the same one, then retry.',
  },
  Terminated: {
    title: 'It was told to end before it was done',
    advice: 'A machine was shut down or drained: retry.',
  },
  RegistrationFailed: {
    title: 'The result could not be registered',
    advice: 'The files are published. Look whether the version is still there, then register again.',
  },
  RegistryUnreachable: {
    title: 'The registry of the model does not answer',
    advice: 'The files are published. Check whether it can be reached, then register again.',
  },
  RegistryRefused: {
    title: 'The registry of the model does not take the result',
    advice: 'The files are published. Correct what the message says, then register again.',
  },
  ExecutionEnded: {
    title: 'The run was ended from outside',
    advice: 'Retry. The operator sees in the workflow why it ended.',
  },
  Internal: {
    title: 'Something went wrong in the service',
    advice: 'Retry. When it happens again, report it with the log.',
  },
};

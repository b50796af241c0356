import type causes from '../../../../causes.json';

/** What the job program and the service say of a Job: the file lists each code with its parameters. */
export type CauseCode = keyof (typeof causes)['job'] | keyof (typeof causes)['service'];

export const phases = {
  Pending: 'Pending',
  Running: 'Running',
  Succeeded: 'Succeeded',
  Registered: 'Registered',
  Failed: 'Failed',
  Stopping: 'Stopping',
  Stopped: 'Stopped',
};

package npuc.local.process;

import npuc.job.JobName;

/** Hears that a Job's process ended, also one that an earlier run of the service started. */
@FunctionalInterface
public interface JobEndListener {
  void ended(JobName job);
}

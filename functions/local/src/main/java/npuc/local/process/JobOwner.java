package npuc.local.process;

import npuc.job.JobName;

/** Knows which Jobs are still asked for. */
public interface JobOwner {
  /** Owns every Job. */
  JobOwner OF_ALL =
      new JobOwner() {
        @Override
        public boolean owns(JobName job) {
          return true;
        }

        @Override
        public void removing(JobName job) {}
      };

  /** Whether somebody may still ask for a Job; one that nobody owns is removed. */
  boolean owns(JobName job);

  /** Hears that a Job that it does not own goes now, with its log. */
  void removing(JobName job);
}

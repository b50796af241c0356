package npuc.memory;

import npuc.job.JobRunner;
import npuc.job.JobSpec;

/** A runner in which something else happens just before a Job is created. */
public final class HookedRunner extends ForwardingRunner {
  private final Runnable beforeSubmit;

  public HookedRunner(JobRunner runner, Runnable beforeSubmit) {
    super(runner);
    this.beforeSubmit = beforeSubmit;
  }

  @Override
  public Submission submit(JobSpec spec) {
    beforeSubmit.run();
    return super.submit(spec);
  }
}

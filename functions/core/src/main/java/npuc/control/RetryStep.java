package npuc.control;

import java.time.Clock;
import npuc.caller.CallerName;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Decision;
import npuc.compilation.OutputPaths;
import npuc.compilation.RetryTransitions;
import npuc.compilation.StepName;
import npuc.id.CompilationId;
import npuc.platform.Toolchain;
import npuc.platform.Toolchains;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.ModelVolumes;
import npuc.workflow.Execution;
import npuc.workflow.Workflow;

/**
 * Runs the failed part of a compilation again, in a new execution that begins there. Of several
 * calls at once exactly one starts an attempt.
 */
public final class RetryStep {
  private final Changes changes;
  private final Workflow workflow;
  private final ModelVolumes volumes;
  private final Toolchains toolchains;
  private final Clock clock;

  public RetryStep(
      Changes changes,
      Workflow workflow,
      ModelVolumes volumes,
      Toolchains toolchains,
      Clock clock) {
    this.changes = changes;
    this.workflow = workflow;
    this.volumes = volumes;
    this.toolchains = toolchains;
    this.clock = clock;
  }

  /**
   * Retries one failed step; a retried verification never compiles again. A compile is retried with
   * the compiler that its options hash names, or not at all.
   */
  public Outcome<Compilation> retry(CompilationId id, StepName step, CallerName caller) {
    return changes.apply(id, before -> decide(before, step, caller)).map(this::start);
  }

  /** Retries a failed registration. */
  public Outcome<Compilation> retryRegistration(CompilationId id, CallerName caller) {
    return changes
        .apply(id, before -> RetryTransitions.retryRegistration(before, caller, clock.instant()))
        .map(this::start);
  }

  private Decision decide(Compilation before, StepName step, CallerName caller) {
    Decision retry = RetryTransitions.retry(before, step, caller, clock.instant());
    if (!(retry instanceof Decision.Changed)) {
      return retry;
    }
    return switch (step) {
      case COMPILE -> isToolchainGone(before) ? toolchainGone(before) : retry;
      case VERIFY ->
          isStagingGone(before)
              ? Decision.refused(
                  RefusalCode.OUTPUTS_EXPIRED,
                  "The outputs expired: what was compiled is not there any more. Re-compile"
                      + " instead.")
              : retry;
    };
  }

  private boolean isToolchainGone(Compilation before) {
    CompilationSpec spec = before.spec();
    return !toolchains.has(spec.platform(), spec.toolchain());
  }

  private static Decision toolchainGone(Compilation before) {
    Toolchain wanted = before.spec().toolchain();
    return Decision.refused(
        RefusalCode.TOOLCHAIN_NOT_INSTALLED,
        "It was created for %s %s, which is not installed any more. Re-compile instead."
            .formatted(wanted.name(), wanted.version()));
  }

  private boolean isStagingGone(Compilation before) {
    var staging = OutputPaths.staging(before, before.compile().attempts().size());
    return volumes.look(staging) instanceof ModelVolumes.Presence.Missing
        && volumes.look(OutputPaths.published(before)) instanceof ModelVolumes.Presence.Missing;
  }

  private Compilation start(Compilation retried) {
    workflow.start(Execution.of(retried));
    return retried;
  }
}

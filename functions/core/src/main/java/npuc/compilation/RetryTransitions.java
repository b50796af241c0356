package npuc.compilation;

import java.time.Instant;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.refusal.RefusalCode;

/** Running one failed step again. Of two retries at once the second one finds nothing failed. */
public final class RetryTransitions {
  private RetryTransitions() {}

  /** Opens one more attempt of the step that failed, in a new generation. */
  public static Decision retry(Compilation before, StepName name, CallerName caller, Instant now) {
    Step step = before.step(name);
    if (!isFailed(before, step)) {
      return Decision.refused(RefusalCode.NOT_RETRYABLE, notFailed(before, step));
    }
    if (isExhausted(step)) {
      return Decision.refused(
          RefusalCode.NOT_RETRYABLE,
          "This step was tried " + Step.MAX_ATTEMPTS + " times; re-compile instead.");
    }
    return Change.by(caller, before, now)
        .nextGeneration()
        .step(step.retried(before.generation() + 1))
        .phase(Phase.PENDING, Optional.empty())
        .changed();
  }

  /** Asks for the registration again, in a new generation. */
  public static Decision retryRegistration(Compilation before, CallerName caller, Instant now) {
    Registration registration = before.registration();
    if (before.phase() != Phase.SUCCEEDED || registration.state() != Registration.State.FAILED) {
      return Decision.refused(
          RefusalCode.NOT_RETRYABLE,
          "Only a failed registration of a Succeeded compilation can be retried; this one is "
              + before.phase().word()
              + ", its registration "
              + registration.state().word()
              + ".");
    }
    if (registration.retryCount() >= Registration.MAX_RETRIES) {
      return Decision.refused(
          RefusalCode.NOT_RETRYABLE,
          "The registration was retried "
              + Registration.MAX_RETRIES
              + " times; re-compile instead.");
    }
    return Change.by(caller, before, now)
        .nextGeneration()
        .registration(registration.retried())
        .changed();
  }

  /** Whether a step may be asked for again, as far as the record tells. */
  public static boolean mayRetry(Compilation compilation, StepName name) {
    Step step = compilation.step(name);
    return isFailed(compilation, step) && !isExhausted(step) && !lacksOutputs(step);
  }

  private static boolean isFailed(Compilation compilation, Step step) {
    return compilation.phase() == Phase.FAILED && step.phase() == StepPhase.FAILED;
  }

  private static boolean isExhausted(Step step) {
    return step.attempts().size() >= Step.MAX_ATTEMPTS;
  }

  private static boolean lacksOutputs(Step step) {
    return step.lastAttempt()
        .flatMap(Attempt::reason)
        .filter(reason -> reason.code() == ReasonCode.STAGING_MISSING)
        .isPresent();
  }

  private static String notFailed(Compilation before, Step step) {
    return "Only the failed step of a Failed compilation can be retried; the compilation is "
        + before.phase().word()
        + ", the step "
        + step.name().word()
        + " is "
        + step.phase().word()
        + ".";
  }
}

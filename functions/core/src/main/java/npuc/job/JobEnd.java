package npuc.job;

import java.time.Instant;
import java.util.Optional;
import npuc.compilation.CauseCode;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepOutput;
import npuc.refusal.Wording;

/**
 * A container that ended: exit code and result become a status, the same way for a pod and for a
 * process. Success needs positive proof: exit code 0 and a result that names the manifest.
 *
 * @param exitCode 128 + n when a signal n ended it
 * @param result what stands on the termination message path; empty when there is nothing
 */
public record JobEnd(Instant startedAt, Instant endedAt, int exitCode, Optional<String> result) {

  public JobStatus status() {
    JobResult left = result.map(JobResult::parse).orElseGet(JobResult.Unreadable::new);
    return switch (left) {
      case JobResult.Produced(StepOutput output) when exitCode == 0 ->
          new JobStatus.Succeeded(startedAt, endedAt, output);
      case JobResult.Produced produced -> failed(byExitCode());
      case JobResult.Explained(String code, String message, var cause) when exitCode != 0 ->
          failed(explained(ReasonCode.of(code).orElseGet(this::codeByExitCode), message, cause));
      case JobResult.Explained explained -> failed(noResult());
      case JobResult.Unreadable unreadable -> failed(exitCode == 0 ? noResult() : byExitCode());
    };
  }

  private JobStatus failed(Reason reason) {
    return new JobStatus.Failed(Optional.of(startedAt), endedAt, reason);
  }

  private static Reason explained(
      ReasonCode code, String message, Optional<JobResult.Coded> cause) {
    return cause
        .map(is -> Reason.told(code, message, is.code(), is.parameters()))
        .orElseGet(() -> new Reason(code, message));
  }

  private static Reason noResult() {
    return Reason.of(
        ReasonCode.RESULT_MISSING,
        CauseCode.NO_RESULT,
        "The Job ended without an error but left no result that proves its success. Read its log,"
            + " then retry the step.");
  }

  private Reason byExitCode() {
    String advice = " Read its log, then retry the step.";
    return exitCode > 128
        ? Reason.of(
            codeByExitCode(),
            CauseCode.ENDED_BY_SIGNAL,
            Wording.of("The Job was ended by signal {signal} and could not say why." + advice)
                .with("signal", exitCode - 128))
        : Reason.of(
            codeByExitCode(),
            CauseCode.ENDED_WITH_CODE,
            Wording.of("The Job ended with exit code {status} and did not say why." + advice)
                .with("status", exitCode));
  }

  /** The exit codes of the job program, see jobs/README.md. */
  private ReasonCode codeByExitCode() {
    return switch (exitCode) {
      case 2 -> ReasonCode.OPTIONS_REFUSED;
      case 3 -> ReasonCode.COMPILER_FAILED;
      case 143 -> ReasonCode.TERMINATED;
      default -> ReasonCode.INTERNAL;
    };
  }
}

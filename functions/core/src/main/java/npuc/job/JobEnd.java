package npuc.job;

import java.time.Instant;
import java.util.Optional;
import npuc.compilation.JobStatus;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.StepOutput;

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
      case JobResult.Explained(String code, String message) when exitCode != 0 ->
          failed(new Reason(ReasonCode.of(code).orElseGet(this::codeByExitCode), message));
      case JobResult.Explained explained -> failed(noResult());
      case JobResult.Unreadable unreadable -> failed(exitCode == 0 ? noResult() : byExitCode());
    };
  }

  private JobStatus failed(Reason reason) {
    return new JobStatus.Failed(Optional.of(startedAt), endedAt, reason);
  }

  private static Reason noResult() {
    return new Reason(
        ReasonCode.RESULT_MISSING,
        "The Job ended without an error but left no result that proves its success. Read its log,"
            + " then retry the step.");
  }

  private Reason byExitCode() {
    String how =
        exitCode > 128
            ? "The Job was ended by signal " + (exitCode - 128) + " and could not say why."
            : "The Job ended with exit code " + exitCode + " and did not say why.";
    return new Reason(codeByExitCode(), how + " Read its log, then retry the step.");
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

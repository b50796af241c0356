package npuc.compilation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import npuc.id.ArtifactId;
import npuc.id.Ulid;

/** What may happen to a compilation, by the real transitions; each a second after the last. */
public final class Course {
  public static final Reason NO_MEMORY =
      new Reason(ReasonCode.OUT_OF_MEMORY, "It needs more memory. Ask for 32Gi, then re-compile.");
  public static final ArtifactId ARTIFACT = new ArtifactId(new Ulid("01jdzq4g8x5v7n2m3k4p5r6s7v"));

  private Course() {}

  public static Compilation submitting(Compilation before) {
    return changed(AttemptTransitions.submitting(before, open(before), next(before)));
  }

  public static Compilation waiting(Compilation before, Reason why) {
    return changed(
        AttemptTransitions.waiting(before, open(before), Optional.of(why), next(before)));
  }

  /** Submitted, and seen to run. */
  public static Compilation running(Compilation before) {
    Compilation submitted = submitting(before);
    var seen = new JobStatus.Running(next(submitted), Optional.of(new Progress(1, 3)), 1);
    return changed(AttemptTransitions.running(submitted, open(submitted), seen, next(submitted)));
  }

  /** The compile step ran well; verification is open. */
  public static Compilation compiled(Compilation before, StepOutput output) {
    Compilation running = running(before);
    return changed(AttemptTransitions.compiled(running, proof(running, output), next(running)));
  }

  /** Verification ran well. */
  public static Compilation published(Compilation before) {
    Compilation running = running(before);
    var proof = proof(running, running.compiledOutput().orElseThrow());
    return changed(
        AttemptTransitions.published(
            running, proof, OutputPaths.published(running), next(running)));
  }

  public static Compilation registered(Compilation before) {
    return changed(RegistrationTransitions.registered(before, ARTIFACT, next(before)));
  }

  public static Compilation notRegistered(Compilation before) {
    var why = new Reason(ReasonCode.REGISTRATION_FAILED, "The registry is away. Try again.");
    return changed(RegistrationTransitions.failed(before, why, next(before)));
  }

  /** The open step ran, and failed. */
  public static Compilation failed(Compilation before) {
    Compilation running = running(before);
    Instant now = next(running);
    return changed(
        AttemptTransitions.failed(
            running, open(running), new JobStatus.Failed(Optional.empty(), now, NO_MEMORY), now));
  }

  public static Compilation retried(Compilation before, StepName step) {
    return changed(RetryTransitions.retry(before, step, next(before)));
  }

  public static Compilation stopRequested(Compilation before) {
    return changed(StopTransitions.request(before, next(before)));
  }

  public static Compilation stopped(Compilation before) {
    return changed(StopTransitions.stopped(before, next(before)));
  }

  /** The output of a step that made so many files. */
  public static StepOutput output(int files) {
    List<OutputFile> made =
        IntStream.range(0, files)
            .mapToObj(i -> new OutputFile("part-" + i + ".bin", i, "ab".repeat(32)))
            .toList();
    return new StepOutput("sha256:" + "cd".repeat(32), made, files, 1L << 40);
  }

  private static JobStatus.Succeeded proof(Compilation running, StepOutput output) {
    return new JobStatus.Succeeded(running.updatedAt(), next(running), output);
  }

  private static StepName open(Compilation compilation) {
    return compilation.openStep().orElseThrow().name();
  }

  private static Instant next(Compilation compilation) {
    return compilation.updatedAt().plus(Duration.ofSeconds(1));
  }

  private static Compilation changed(Decision decision) {
    return switch (decision) {
      case Decision.Changed(Compilation next) -> next;
      case Decision.Unchanged unchanged -> throw new AssertionError("nothing changed");
      case Decision.Refused(var refusal) -> throw new AssertionError(refusal.message());
    };
  }
}

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
    return Compilations.next(AttemptTransitions.submitting(before, open(before), next(before)));
  }

  public static Compilation waiting(Compilation before, Reason why) {
    return Compilations.next(
        AttemptTransitions.waiting(before, open(before), Optional.of(why), next(before)));
  }

  /** Submitted, and seen to run. */
  public static Compilation running(Compilation before) {
    Compilation submitted = submitting(before);
    var seen = new JobStatus.Running(next(submitted), Optional.of(Progress.compiling(1, 3)), 1);
    return Compilations.next(
        AttemptTransitions.running(submitted, open(submitted), seen, next(submitted)));
  }

  /** The compile step ran well; verification is open. */
  public static Compilation compiled(Compilation before, StepOutput output) {
    Compilation running = running(before);
    return Compilations.next(
        AttemptTransitions.compiled(running, proof(running, output), next(running)));
  }

  /** Verification ran well. */
  public static Compilation published(Compilation before) {
    Compilation running = running(before);
    var proof = proof(running, running.compiledOutput().orElseThrow());
    return Compilations.next(
        AttemptTransitions.published(
            running, proof, OutputPaths.published(running), next(running)));
  }

  public static Compilation registered(Compilation before) {
    return Compilations.next(RegistrationTransitions.registered(before, ARTIFACT, next(before)));
  }

  /** The open step ran, and failed. */
  public static Compilation failed(Compilation before) {
    Compilation running = running(before);
    Instant now = next(running);
    return Compilations.next(
        AttemptTransitions.failed(
            running, open(running), new JobStatus.Failed(Optional.empty(), now, NO_MEMORY), now));
  }

  public static Compilation retried(Compilation before, StepName step) {
    return Compilations.next(
        RetryTransitions.retry(before, step, Compilations.OTHER, next(before)));
  }

  public static Compilation stopRequested(Compilation before) {
    return Compilations.next(StopTransitions.request(before, Compilations.OTHER, next(before)));
  }

  public static Compilation stopped(Compilation before) {
    return Compilations.next(StopTransitions.stopped(before, next(before)));
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
}

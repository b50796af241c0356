package npuc.compilation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.registry.ArtifactUri;

/** Sample compilations, brought to where they stand by the real transitions. */
public final class StoredCompilations {
  public static final CompilationId ID = new CompilationId(new Ulid("01jdzq4g8x5v7n2m3k4p5r6s7w"));
  public static final ModelId MODEL = new ModelId(new Ulid("01jdzq4g8x5v7n2m3k4p5r6s7x"));
  public static final VersionId VERSION = new VersionId(new Ulid("01jdzq4g8x5v7n2m3k4p5r6s7y"));

  private StoredCompilations() {}

  public static Compilation pending() {
    return pending(ID);
  }

  public static Compilation pending(CompilationId id) {
    return pending(id, StoredSpecs.plain());
  }

  public static Compilation pending(CompilationId id, CompilationSpec spec) {
    return Compilation.create(id, MODEL, VERSION, spec);
  }

  public static Compilation running() {
    return in(Phase.RUNNING, pending());
  }

  /** The compile step succeeded; verification has not begun. */
  public static Compilation compiled() {
    return Course.compiled(pending(), Course.output(2));
  }

  public static Compilation failedInCompile() {
    return in(Phase.FAILED, pending());
  }

  public static Compilation failedInVerify() {
    return Course.failed(compiled());
  }

  /** Published, and about to be registered. */
  public static Compilation succeeded() {
    return in(Phase.SUCCEEDED, pending());
  }

  public static Compilation notRegistered() {
    return Course.notRegistered(succeeded());
  }

  public static Compilation registered() {
    return in(Phase.REGISTERED, pending());
  }

  public static Compilation stopping() {
    return in(Phase.STOPPING, pending());
  }

  public static Compilation stopped() {
    return in(Phase.STOPPED, pending());
  }

  /** The shortest way from a new one to a phase. */
  public static Compilation in(Phase phase, Compilation pending) {
    return switch (phase) {
      case PENDING -> pending;
      case RUNNING -> Course.running(pending);
      case SUCCEEDED -> Course.published(Course.compiled(pending, Course.output(2)));
      case REGISTERED -> Course.registered(in(Phase.SUCCEEDED, pending));
      case FAILED -> Course.failed(pending);
      case STOPPING -> Course.stopRequested(Course.running(pending));
      case STOPPED -> Course.stopped(in(Phase.STOPPING, pending));
    };
  }

  /** The same, told apart by so many seconds in its time of change. */
  public static Compilation seenAt(Compilation state, int seconds) {
    return new Compilation(
        state.id(),
        state.revision(),
        state.modelId(),
        state.versionId(),
        state.spec(),
        state.phase(),
        state.reason(),
        state.generation(),
        state.stopRequested(),
        state.compile(),
        state.verify(),
        state.publishedUri(),
        state.registration(),
        state.history(),
        state.createdAt(),
        state.updatedAt().plusSeconds(seconds));
  }

  /** As large as one gets: 20 attempts of each step, 200 history entries, 1,000 output files. */
  public static Compilation largest() {
    Compilation compiling = Course.failed(pending(ID, StoredSpecs.full()));
    for (int attempt = 2; attempt < Step.MAX_ATTEMPTS; attempt++) {
      compiling = Course.failed(Course.retried(compiling, StepName.COMPILE));
    }
    Compilation verifying =
        Course.failed(
            Course.compiled(Course.retried(compiling, StepName.COMPILE), Course.output(1_000)));
    for (int attempt = 1; attempt < Step.MAX_ATTEMPTS; attempt++) {
      verifying = Course.failed(Course.retried(verifying, StepName.VERIFY));
    }
    return verifying;
  }

  /** Everything that may be absent is present, although no real one has it all at once. */
  public static Compilation full() {
    Instant at = Instant.parse("2026-11-01T00:00:00.123456789Z");
    Optional<Reason> why = Optional.of(new Reason(ReasonCode.JOB_LOST, "사라졌다 🙂 \" \\ \n"));
    var attempt =
        new Attempt.Ended(
            1,
            2,
            Optional.of(at),
            Optional.of(
                new JobStatus.Running(
                    at.plusNanos(1), Optional.of(new Progress(3, Long.MAX_VALUE)), 4)),
            at.plusSeconds(1),
            new Ending.Succeeded(Course.output(1)));
    return new Compilation(
        ID,
        1,
        MODEL,
        VERSION,
        StoredSpecs.full(),
        Phase.STOPPED,
        why,
        2,
        true,
        new Step(StepName.COMPILE, 1, List.of(attempt)),
        new Step(StepName.VERIFY, 0, List.of()),
        Optional.of(new ArtifactUri("models", "모델/out")),
        new Registration(Registration.State.FAILED, Optional.of(Course.ARTIFACT), why, 5),
        List.of(new HistoryEntry(at, Actor.USER, "compile", Optional.of("a"), "b", why)),
        at,
        at);
  }
}

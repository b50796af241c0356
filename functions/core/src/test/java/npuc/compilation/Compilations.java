package npuc.compilation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.caller.CallerName;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.TestIds;
import npuc.id.VersionId;

/**
 * Sample compilations in every phase, made by the transitions that make them in truth. Each method
 * without a parameter is about {@link #ID}; those with one carry an earlier state on.
 */
public final class Compilations {
  public static final CompilationId ID = TestIds.compilation(1);

  public static final ModelId MODEL = TestIds.model(1);
  public static final VersionId VERSION = TestIds.version(1);

  /** When {@link #ID} was created. */
  public static final Instant START = ID.ulid().time();

  public static final Reason BROKEN = new Reason(ReasonCode.COMPILER_FAILED, "unsupported op");
  public static final Reason NO_REGISTRY = new Reason(ReasonCode.REGISTRATION_FAILED, "closed");

  /** Who creates them. */
  public static final CallerName CREATOR = new CallerName("kim@example.com");

  /** Who retries and stops them. */
  public static final CallerName OTHER = new CallerName("lee@example.com");

  private Compilations() {}

  public static Compilation pending() {
    return pending(ID);
  }

  public static Compilation pending(CompilationId id) {
    return pending(id, Specs.ETHOS_U);
  }

  public static Compilation pending(CompilationId id, CompilationSpec spec) {
    return pending(id, spec, CREATOR);
  }

  public static Compilation pending(CompilationId id, CompilationSpec spec, CallerName creator) {
    return Compilation.create(id, MODEL, VERSION, spec, List.of(), creator, Description.NONE);
  }

  public static Compilation compileSubmitted() {
    return submitted(pending(), StepName.COMPILE);
  }

  /** One whose compile Job fetches the model first. */
  public static Compilation fetching() {
    return submitted(pending(ID, Specs.FETCHED), StepName.COMPILE);
  }

  public static Compilation compileRunning() {
    return running(compileSubmitted(), StepName.COMPILE);
  }

  public static Compilation failedInCompile() {
    return failed(compileRunning(), StepName.COMPILE);
  }

  public static Compilation retriedCompile() {
    return next(RetryTransitions.retry(failedInCompile(), StepName.COMPILE, OTHER, at(80)));
  }

  /** Compiled; its verification is not submitted yet. */
  public static Compilation compiled() {
    return compiled(compileRunning());
  }

  /** Compiled with that output. */
  public static Compilation compiled(StepOutput output) {
    Compilation before = compileRunning();
    var proof = new JobStatus.Succeeded(at(before, 10), at(before, 69), output);
    return next(AttemptTransitions.compiled(before, proof, at(before, 70)));
  }

  public static Compilation compiled(Compilation before) {
    return next(AttemptTransitions.compiled(before, proof(before), at(before, 70)));
  }

  public static Compilation verifySubmitted() {
    return submitted(compiled(), StepName.VERIFY);
  }

  public static Compilation verifyRunning() {
    return running(verifySubmitted(), StepName.VERIFY);
  }

  public static Compilation failedInVerify() {
    return failed(verifyRunning(), StepName.VERIFY);
  }

  /** Succeeded, not registered yet. */
  public static Compilation published() {
    return published(verifyRunning());
  }

  public static Compilation published(Compilation before) {
    return next(
        AttemptTransitions.published(
            before, proof(before), OutputPaths.published(before), at(before, 90)));
  }

  public static Compilation registrationFailed() {
    return next(RegistrationTransitions.failed(published(), NO_REGISTRY, at(100)));
  }

  public static Compilation registered() {
    return registered(pending());
  }

  /** Carries a pending one through to its registration. */
  public static Compilation registered(Compilation pending) {
    Compilation published = carriedToPublished(pending);
    return next(
        RegistrationTransitions.registered(published, TestIds.artifact(9), at(published, 100)));
  }

  /** Carries a pending one through to its publication. */
  public static Compilation carriedToPublished(Compilation pending) {
    Compilation compiled =
        compiled(running(submitted(pending, StepName.COMPILE), StepName.COMPILE));
    return published(running(submitted(compiled, StepName.VERIFY), StepName.VERIFY));
  }

  /** A stop was accepted while it compiled. */
  public static Compilation stopping() {
    return next(StopTransitions.request(compileRunning(), OTHER, at(30)));
  }

  public static Compilation stopped() {
    return next(StopTransitions.stopped(stopping(), at(40)));
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

  public static Compilation submitted(Compilation before, StepName step) {
    return next(AttemptTransitions.submitting(before, step, at(before, 1)));
  }

  public static Compilation running(Compilation before, StepName step) {
    var seen = new JobStatus.Running(at(before, 10), Optional.empty(), 0);
    return next(AttemptTransitions.running(before, step, seen, at(before, 12)));
  }

  public static Compilation failed(Compilation before, StepName step) {
    return next(
        AttemptTransitions.failed(
            before,
            step,
            new JobStatus.Failed(Optional.empty(), at(before, 70), BROKEN),
            at(before, 71)));
  }

  public static JobStatus.Succeeded proof(Compilation about) {
    return new JobStatus.Succeeded(at(about, 10), at(about, 69), output());
  }

  public static StepOutput output() {
    return new StepOutput(
        "sha256:" + "b".repeat(64),
        List.of(new OutputFile("person_vela.tflite", 100, "c".repeat(64))),
        1,
        100);
  }

  /** So many seconds after {@link #ID} was created. */
  public static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }

  /** The next state; a decision that is none is a mistake of the test. */
  public static Compilation next(Decision decision) {
    return switch (decision) {
      case Decision.Changed(Compilation next) -> next;
      case Decision.Unchanged() -> throw new AssertionError("unchanged");
      case Decision.Refused(var refusal) -> throw new AssertionError(refusal.message());
    };
  }

  private static Instant at(Compilation about, int seconds) {
    return about.createdAt().plusSeconds(seconds);
  }
}

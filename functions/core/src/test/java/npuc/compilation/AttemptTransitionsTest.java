package npuc.compilation;

import static npuc.compilation.Compilations.at;
import static npuc.compilation.Compilations.next;
import static npuc.compilation.Histories.tail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptTransitionsTest {
  private static final Reason QUEUED = new Reason(ReasonCode.QUEUED, "2 Jobs are ahead of it.");

  @Test
  void submittingNotesTheTimeAndNoPhaseChanges() {
    Compilation before = Compilations.pending();

    Compilation after = next(AttemptTransitions.submitting(before, StepName.COMPILE, at(1)));

    assertEquals(2, after.revision());
    assertEquals(Optional.of(at(1)), attempt(after, StepName.COMPILE).submittedAt());
    assertEquals(before.phase(), after.phase());
    assertEquals(before.history(), after.history());
    assertEquals(at(1), after.updatedAt());
  }

  @Test
  void submittingTwiceKeepsTheFirstTime() {
    assertEquals(
        Decision.UNCHANGED,
        AttemptTransitions.submitting(Compilations.compileSubmitted(), StepName.COMPILE, at(5)));
  }

  @Test
  void waitingShowsItsReasonOnTheAttemptAndTheCompilation() {
    Compilation after = next(waiting(Compilations.compileSubmitted(), Optional.of(QUEUED)));

    assertEquals(Optional.of(QUEUED), after.reason());
    assertEquals(Optional.of(QUEUED), attempt(after, StepName.COMPILE).reason());
    assertEquals(Phase.PENDING, after.phase());
    assertEquals(1, after.history().size());
  }

  @Test
  void waitingForTheSameReasonChangesNothing() {
    Compilation waits = next(waiting(Compilations.compileSubmitted(), Optional.of(QUEUED)));

    assertEquals(Decision.UNCHANGED, waiting(waits, Optional.of(QUEUED)));
  }

  @Test
  void aReasonThatIsGoneIsTakenAway() {
    Compilation waits = next(waiting(Compilations.compileSubmitted(), Optional.of(QUEUED)));

    Compilation after = next(waiting(waits, Optional.empty()));

    assertEquals(Optional.empty(), after.reason());
    assertEquals(Optional.empty(), attempt(after, StepName.COMPILE).reason());
  }

  @Test
  void waitingAfterRunningIsALateReport() {
    assertEquals(Decision.UNCHANGED, waiting(Compilations.compileRunning(), Optional.of(QUEUED)));
  }

  @Test
  void runningTakesTheReasonToWaitAwayAndNotesBothPhases() {
    Compilation waits = next(waiting(Compilations.compileSubmitted(), Optional.of(QUEUED)));

    Compilation after = Compilations.running(waits, StepName.COMPILE);

    assertEquals(Phase.RUNNING, after.phase());
    assertEquals(StepPhase.RUNNING, after.compile().phase());
    assertEquals(Optional.empty(), after.reason());
    assertEquals(Optional.empty(), attempt(after, StepName.COMPILE).reason());
    assertEquals(Optional.of(at(10)), attempt(after, StepName.COMPILE).startedAt());
    assertEquals(
        List.of("service compile Pending->Running", "service compilation Pending->Running"),
        tail(after, 2));
  }

  @Test
  void runningAsBeforeChangesNothing() {
    assertEquals(Decision.UNCHANGED, running(Compilations.compileRunning(), Optional.empty(), 0));
  }

  @Test
  void progressIsStoredWithoutHistoryAndIsKeptWhenALookSeesNone() {
    Compilation running = Compilations.compileRunning();
    var half = Optional.of(Progress.compiling(1, 2));

    Compilation after = next(running(running, half, 0));

    assertEquals(half, attempt(after, StepName.COMPILE).progress());
    assertEquals(running.history(), after.history());
    assertEquals(Decision.UNCHANGED, running(after, Optional.empty(), 0));
  }

  @Test
  void aReplacedPodIsCountedInTheSameAttempt() {
    Compilation after = next(running(Compilations.compileRunning(), Optional.empty(), 1));

    assertEquals(1, attempt(after, StepName.COMPILE).infraRestarts());
    assertEquals(1, after.compile().attempts().size());
    assertEquals(0, after.compile().retryCount());
  }

  @Test
  void aCompilationThatCompiledGoesOnToVerify() {
    Compilation running = Compilations.compileRunning();

    Compilation after = Compilations.compiled(running);

    assertEquals(running.revision() + 1, after.revision());
    assertEquals(Phase.RUNNING, after.phase());
    assertEquals(StepPhase.SUCCEEDED, after.compile().phase());
    assertEquals(Optional.of(Compilations.output()), after.compiledOutput());
    assertEquals(StepName.VERIFY, after.openStep().orElseThrow().name());
    assertEquals(Optional.empty(), attempt(after, StepName.VERIFY).submittedAt());
    assertEquals(List.of("service compile Running->Succeeded"), tail(after, 1));
  }

  @Test
  void aJobThatWasNeverSeenRunningCanHaveCompiled() {
    Compilation after = Compilations.compiled(Compilations.compileSubmitted());

    assertEquals(Phase.RUNNING, after.phase());
    assertEquals(
        List.of(
            "service compile Pending->Running",
            "service compilation Pending->Running",
            "service compile Running->Succeeded"),
        tail(after, 3));
  }

  @Test
  void aVerifiedCompilationSucceedsAndKnowsWhereItsFilesAre() {
    Compilation after = Compilations.published();

    assertEquals(Phase.SUCCEEDED, after.phase());
    assertEquals(StepPhase.SUCCEEDED, after.verify().phase());
    assertEquals(Optional.of(OutputPaths.published(after)), after.publishedUri());
    assertEquals(Registration.State.PENDING, after.registration().state());
    assertTrue(after.isActive());
    assertFalse(after.phase().isUnderWay());
    assertEquals(
        List.of("service verify Running->Succeeded", "service compilation Running->Succeeded"),
        tail(after, 2));
  }

  @Test
  void aFailedAttemptFailsItsStepAndTheCompilation() {
    Compilation after = Compilations.failedInCompile();

    assertEquals(Phase.FAILED, after.phase());
    assertEquals(Optional.of(Compilations.BROKEN), after.reason());
    assertEquals(StepPhase.FAILED, after.compile().phase());
    assertEquals(Optional.of(at(70)), after.compile().lastAttempt().orElseThrow().endedAt());
    assertFalse(after.isActive());
    assertEquals(
        List.of(
            "service compile Running->Failed CompilerFailed",
            "service compilation Running->Failed CompilerFailed"),
        tail(after, 2));
  }

  @Test
  void aStartThatIsSeenOnlyWithTheEndIsKept() {
    Compilation after =
        next(
            AttemptTransitions.failed(
                Compilations.compileSubmitted(),
                StepName.COMPILE,
                new JobStatus.Failed(Optional.of(at(20)), at(30), Compilations.BROKEN),
                at(31)));

    assertEquals(Optional.of(at(20)), after.compile().lastAttempt().orElseThrow().startedAt());
  }

  private static Decision waiting(Compilation before, Optional<Reason> why) {
    return AttemptTransitions.waiting(before, StepName.COMPILE, why, at(3));
  }

  private static Decision running(Compilation before, Optional<Progress> progress, int restarts) {
    var seen = new JobStatus.Running(at(10), progress, restarts);
    return AttemptTransitions.running(before, StepName.COMPILE, seen, at(20));
  }

  private static Attempt attempt(Compilation compilation, StepName step) {
    return compilation.step(step).openAttempt().orElseThrow();
  }
}

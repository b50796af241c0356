package npuc.compilation;

import static npuc.compilation.Compilations.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import npuc.id.TestIds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is told of an attempt that has ended, it stays as it ended. */
class LateReportsTest {

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("lateReports")
  void changeNothing(
      String state, String report, Compilation before, Function<Compilation, Decision> late) {
    assertEquals(Decision.UNCHANGED, late.apply(before), state + ", " + report);
  }

  static Stream<Arguments> lateReports() {
    return Stream.of(
            arguments("failed", Compilations.failedInCompile()),
            arguments("stopped", Compilations.stopped()),
            arguments("published", Compilations.published()),
            arguments("registered", Compilations.registered()),
            arguments("registration failed", Compilations.registrationFailed()))
        .flatMap(
            state ->
                Stream.of(StepName.values())
                    .flatMap(step -> reports(state.get()[0], (Compilation) state.get()[1], step)));
  }

  private static Stream<Arguments> reports(Object state, Compilation before, StepName step) {
    return Stream.of(
        late(state, before, "submitting " + step, now -> submitting(now, step)),
        late(state, before, "waiting " + step, now -> waiting(now, step)),
        late(state, before, "running " + step, now -> running(now, step)),
        late(state, before, "failed " + step, now -> failed(now, step)),
        late(state, before, "compiled", LateReportsTest::compiled),
        late(state, before, "published", LateReportsTest::published),
        late(state, before, "stopped", now -> StopTransitions.stopped(now, at(500))));
  }

  private static Arguments late(
      Object state, Compilation before, String report, Function<Compilation, Decision> decision) {
    return arguments(state, report, before, decision);
  }

  private static Decision submitting(Compilation now, StepName step) {
    return AttemptTransitions.submitting(now, step, at(500));
  }

  private static Decision waiting(Compilation now, StepName step) {
    return AttemptTransitions.waiting(now, step, Optional.of(Compilations.BROKEN), at(500));
  }

  private static Decision running(Compilation now, StepName step) {
    var seen = new JobStatus.Running(at(400), Optional.of(Progress.compiling(1, 3)), 2);
    return AttemptTransitions.running(now, step, seen, at(500));
  }

  private static Decision failed(Compilation now, StepName step) {
    return AttemptTransitions.failed(
        now,
        step,
        new JobStatus.Failed(Optional.of(at(400)), at(450), Compilations.BROKEN),
        at(500));
  }

  private static Decision compiled(Compilation now) {
    return AttemptTransitions.compiled(now, Compilations.proof(now), at(500));
  }

  private static Decision published(Compilation now) {
    return AttemptTransitions.published(
        now, Compilations.proof(now), OutputPaths.published(now), at(500));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void aRegistrationOfWhatIsNotSucceededChangesNothing(String state, Compilation before) {
    assertEquals(
        Decision.UNCHANGED,
        RegistrationTransitions.registered(before, TestIds.artifact(9), at(500)),
        state);
    assertEquals(
        Decision.UNCHANGED,
        RegistrationTransitions.failed(before, Compilations.NO_REGISTRY, at(500)),
        state);
  }

  static Stream<Arguments> endings() {
    return Stream.of(
        arguments("running", Compilations.compileRunning()),
        arguments("failed", Compilations.failedInCompile()),
        arguments("stopping", Compilations.stopping()),
        arguments("stopped", Compilations.stopped()),
        arguments("registered", Compilations.registered()));
  }
}

package npuc.compilation;

import static npuc.memory.MemoryService.FIRST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import npuc.measure.Measurement;
import npuc.measure.Metric;
import npuc.memory.AtOnce;
import npuc.memory.MemoryService;
import org.junit.jupiter.api.Test;

/** What is told of a compilation to those who run the service. */
class ChangeMeasurementsTest {
  private static final String PLATFORM = Specs.ETHOS_U.platform().value();

  @Test
  void aStartTellsHowLongTheJobWaited() {
    expect(
        Compilations.compileSubmitted(),
        Compilations.compileRunning(),
        Measurement.one(Metric.COMPILATIONS, PLATFORM, "Running"),
        Measurement.of(Metric.QUEUE_SECONDS, 9, PLATFORM));
  }

  @Test
  void aRunBetweenTwoLooksIsMeasuredAllTheSame() {
    expect(
        Compilations.compileSubmitted(),
        Compilations.compiled(Compilations.compileSubmitted()),
        Measurement.one(Metric.COMPILATIONS, PLATFORM, "Running"),
        Measurement.of(Metric.QUEUE_SECONDS, 9, PLATFORM),
        Measurement.of(Metric.COMPILE_SECONDS, 59, PLATFORM));
  }

  @Test
  void aVerificationTellsWhatItTookAndNotHowLongItWaited() {
    expect(
        Compilations.verifySubmitted(),
        Compilations.published(Compilations.verifySubmitted()),
        Measurement.one(Metric.COMPILATIONS, PLATFORM, "Succeeded"),
        Measurement.of(Metric.VERIFY_SECONDS, 59, PLATFORM));
  }

  @Test
  void aFailureTellsItsReasonAndWhoCanDoSomethingAboutIt() {
    expect(
        Compilations.compileRunning(),
        Compilations.failedInCompile(),
        Measurement.one(Metric.COMPILATIONS, PLATFORM, "Failed"),
        Measurement.one(Metric.FAILURES, "COMPILER"),
        Measurement.one(Metric.FAILURE_REASONS, PLATFORM, "CompilerFailed"),
        Measurement.of(Metric.COMPILE_SECONDS, 60, PLATFORM));
  }

  @Test
  void aFailedRegistrationIsAFailureThoughThePhaseStays() {
    expect(
        Compilations.published(),
        Compilations.registrationFailed(),
        Measurement.one(Metric.FAILURES, "PLATFORM"),
        Measurement.one(Metric.FAILURE_REASONS, PLATFORM, "RegistrationFailed"));
  }

  @Test
  void aRetryIsPendingAgainAndFailsOnlyOnce() {
    expect(
        Compilations.failedInCompile(),
        Compilations.retriedCompile(),
        Measurement.one(Metric.COMPILATIONS, PLATFORM, "Pending"));
  }

  @Test
  void whatMovesNoPhaseIsNoMeasurement() {
    expect(Compilations.pending(), Compilations.compileSubmitted());
  }

  @Test
  void aNodeWhoseClockIsBehindTookNoTime() {
    var early = new JobStatus.Running(Compilations.START.minusSeconds(5), Optional.empty(), 0);
    Compilation submitted = Compilations.compileSubmitted();

    expect(
        submitted,
        Compilations.next(
            AttemptTransitions.running(submitted, StepName.COMPILE, early, Compilations.at(2))),
        Measurement.one(Metric.COMPILATIONS, PLATFORM, "Running"),
        Measurement.of(Metric.QUEUE_SECONDS, 0, PLATFORM));
  }

  @Test
  void aTaskThatRunsTwiceTellsOnce() {
    MemoryService service = new MemoryService().running();

    service.pollJob.poll(FIRST, StepName.COMPILE);
    service.submitJob.submit(FIRST, StepName.COMPILE);

    assertEquals(
        List.of(Measurement.one(Metric.COMPILATIONS, PLATFORM, "Running")),
        service.measurements.of(Metric.COMPILATIONS));
  }

  @Test
  void ofManyThatCreateAtOnceOneTells() {
    var service = new MemoryService();

    AtOnce.times(8, () -> service.create.create(Compilations.pending()));

    assertEquals(
        List.of(Measurement.one(Metric.COMPILATIONS, PLATFORM, "Pending")),
        service.measurements.of(Metric.COMPILATIONS));
  }

  private static void expect(Compilation before, Compilation after, Measurement... expected) {
    assertEquals(Set.of(expected), Set.copyOf(ChangeMeasurements.changed(before, after)));
    assertEquals(expected.length, ChangeMeasurements.changed(before, after).size());
  }
}

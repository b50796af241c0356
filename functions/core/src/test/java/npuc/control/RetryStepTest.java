package npuc.control;

import static npuc.memory.MemoryService.SECOND;
import static npuc.refusal.Outcomes.done;
import static npuc.refusal.Outcomes.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.OutputPaths;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.memory.AtOnce;
import npuc.memory.MemoryService;
import npuc.platform.Toolchain;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.workflow.Execution;
import npuc.workflow.StartAt;
import org.junit.jupiter.api.Test;

class RetryStepTest {

  @Test
  void aRetryStartsOneExecutionThatBeginsAtTheStep() {
    MemoryService service = new MemoryService().with(Compilations.failedInCompile());

    done(service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER));
    RefusalCode second =
        refused(service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER)).code();

    assertEquals(RefusalCode.NOT_RETRYABLE, second);
    assertEquals(List.of(new Execution(SECOND, StartAt.COMPILE)), service.workflow.started());
  }

  @Test
  void ofManyRetriesAtOnceExactlyOneWins() throws InterruptedException, ExecutionException {
    MemoryService service = new MemoryService().with(Compilations.failedInCompile());

    var outcomes =
        AtOnce.times(
            8, () -> service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER));

    assertEquals(1, outcomes.stream().filter(Outcome.Done.class::isInstance).count());
    assertEquals(2, service.stored().compile().attempts().size());
    assertEquals(1, service.workflow.started().size());
  }

  @Test
  void aCompileIsNotRetriedWithAnotherCompiler() {
    MemoryService service = new MemoryService().with(Compilations.failedInCompile());
    service.toolchain = Optional.of(new Toolchain("ethos-u-vela", "99.0", Optional.empty()));

    Refusal refusal =
        refused(service.retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER));

    assertEquals(RefusalCode.TOOLCHAIN_NOT_INSTALLED, refusal.code());
    assertTrue(refusal.message().contains(Specs.ETHOS_U.toolchain().version()), refusal::message);
    assertTrue(service.workflow.started().isEmpty());
  }

  @Test
  void aVerificationIsRetriedOnWhatIsStaged() {
    Compilation failed = Compilations.failedInVerify();
    MemoryService service = new MemoryService().with(failed);
    service.volumes.put(OutputPaths.staging(failed, 1), 100);

    done(service.retry.retry(Compilations.ID, StepName.VERIFY, Compilations.OTHER));

    assertEquals(List.of(new Execution(SECOND, StartAt.VERIFY)), service.workflow.started());
  }

  @Test
  void aVerificationThatPublishedButCouldNotSaySoIsRetried() {
    Compilation failed = Compilations.failedInVerify();
    MemoryService service = new MemoryService().with(failed);
    service.volumes.put(OutputPaths.published(failed), 100);

    done(service.retry.retry(Compilations.ID, StepName.VERIFY, Compilations.OTHER));
  }

  @Test
  void aVerificationOfWhatIsGoneIsRefusedAsExpired() {
    Compilation failed = Compilations.failedInVerify();
    MemoryService service = new MemoryService().with(failed);
    service.volumes.put(Specs.BASE, 100);

    assertEquals(
        RefusalCode.OUTPUTS_EXPIRED,
        refused(service.retry.retry(Compilations.ID, StepName.VERIFY, Compilations.OTHER)).code());

    assertEquals(failed, service.stored());
    assertTrue(service.workflow.started().isEmpty());
  }

  @Test
  void aVolumeThatOnlyJobsSeeIsLeftToTheJob() {
    MemoryService service = new MemoryService().with(Compilations.failedInVerify());

    done(service.retry.retry(Compilations.ID, StepName.VERIFY, Compilations.OTHER));
  }

  @Test
  void aRegistrationIsRetriedAtTheRegistration() {
    MemoryService service = new MemoryService().with(Compilations.registrationFailed());

    done(service.retry.retryRegistration(Compilations.ID, Compilations.OTHER));

    assertEquals(List.of(new Execution(SECOND, StartAt.REGISTER)), service.workflow.started());
  }

  @Test
  void anUnknownCompilationIsNotFound() {
    assertEquals(
        RefusalCode.NOT_FOUND,
        refused(
                new MemoryService()
                    .retry.retry(Compilations.ID, StepName.COMPILE, Compilations.OTHER))
            .code());
  }
}

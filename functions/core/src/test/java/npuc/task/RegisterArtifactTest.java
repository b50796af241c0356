package npuc.task;

import static npuc.memory.MemoryService.FIRST;
import static npuc.memory.MemoryService.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Phase;
import npuc.compilation.ReasonCode;
import npuc.compilation.Registration;
import npuc.compilation.Specs;
import npuc.id.TestIds;
import npuc.memory.AtOnce;
import npuc.memory.MemoryService;
import npuc.paging.PageRequest;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Outcomes;
import npuc.registry.Artifact;
import org.junit.jupiter.api.Test;

class RegisterArtifactTest {

  @Test
  void registeringTwiceAddsOneArtifact() {
    MemoryService service = new MemoryService().with(Compilations.published());

    assertEquals(TaskAnswer.REGISTERED, service.register.register(FIRST));
    assertEquals(TaskAnswer.REGISTERED, service.register.register(FIRST));

    Artifact artifact = artifacts(service).getFirst();
    assertEquals(1, artifacts(service).size());
    assertEquals(Phase.REGISTERED, service.stored().phase());
    assertEquals(Optional.of(artifact.id()), service.stored().registration().artifactId());
    assertEquals(service.stored().publishedUri(), Optional.of(artifact.uri()));
    assertEquals(Optional.of(Compilations.output().manifestDigest()), artifact.digest());
    assertEquals(Optional.of(Compilations.ID), artifact.compilation());
    assertEquals("ethos-u of person detection", artifact.name());
  }

  @Test
  void artifactsForTwoAcceleratorsHaveTwoNames() {
    assertEquals("ethos-u55-128 of person detection", nameFor("ethos-u55-128"));
    assertEquals("ethos-u85-256 of person detection", nameFor("ethos-u85-256"));
  }

  private static String nameFor(String accelerator) {
    Options options = Options.NONE.with("acceleratorConfig", OptionValue.text(accelerator));
    Compilation pending = Compilations.pending(Compilations.ID, Specs.with(Specs.ETHOS_U, options));
    MemoryService service = new MemoryService().with(Compilations.carriedToPublished(pending));
    service.register.register(FIRST);
    return artifacts(service).getFirst().name();
  }

  @Test
  void twinsAtOnceAddOneArtifact() throws InterruptedException, ExecutionException {
    MemoryService service = new MemoryService().with(Compilations.published());

    var outcomes = AtOnce.times(8, () -> service.register.register(FIRST));

    assertTrue(outcomes.stream().allMatch(TaskAnswer.REGISTERED::equals));
    assertEquals(1, artifacts(service).size());
    assertEquals(
        Optional.of(artifacts(service).getFirst().id()),
        service.stored().registration().artifactId());
  }

  @Test
  void whatIsNotPublishedIsNotRegistered() {
    MemoryService service = new MemoryService().with(Compilations.failedInVerify());

    assertEquals(TaskAnswer.FAILED, service.register.register(FIRST));

    assertTrue(artifacts(service).isEmpty());
  }

  @Test
  void aRegistrationThatFailedIsRetriedByANewExecutionOnly() {
    MemoryService service = new MemoryService().with(Compilations.published());
    service.failure.taskFailed(FIRST, "RetryableException", "registry is closed");
    assertEquals(Registration.State.FAILED, service.stored().registration().state());
    assertEquals(
        ReasonCode.REGISTRATION_FAILED,
        service.stored().registration().reason().orElseThrow().code());

    Outcomes.done(service.retry.retryRegistration(Compilations.ID, Compilations.OTHER));
    assertEquals(TaskAnswer.SUPERSEDED, service.register.register(FIRST));
    assertEquals(TaskAnswer.REGISTERED, service.register.register(SECOND));

    assertEquals(Phase.REGISTERED, service.stored().phase());
    assertEquals(1, service.stored().registration().retryCount());
    assertEquals(1, artifacts(service).size());
  }

  private static List<Artifact> artifacts(MemoryService service) {
    return service.registry.artifacts(TestIds.version(1), PageRequest.first(10)).items();
  }
}

package npuc.task;

import static npuc.memory.MemoryService.FIRST;
import static npuc.memory.MemoryService.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilations;
import npuc.compilation.HistoryEntry;
import npuc.compilation.Phase;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.ReasonKind;
import npuc.compilation.Registration;
import npuc.id.TestIds;
import npuc.memory.AtOnce;
import npuc.memory.MemoryOuterRegistry;
import npuc.memory.MemoryService;
import npuc.paging.PageRequest;
import npuc.refusal.Outcomes;
import npuc.registry.External;
import npuc.registry.Version;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.Publication;
import npuc.retry.RetryableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The result of an imported version is published where it came from, once. */
class RegisterImportedTest {
  private final MemoryService service = new MemoryService().with(Compilations.published());
  private final MemoryOuterRegistry corp = service.outer.put("corp");

  @BeforeEach
  void importVersion() {
    corp.put("kws", TestIds.START);
    corp.put("kws", "3", "tflite", "mlflow://corp/kws/3", TestIds.START);
    service.registry.changeVersion(
        TestIds.model(1),
        TestIds.version(1),
        before ->
            new Version(
                before.id(),
                before.modelId(),
                "3",
                before.createdAt(),
                Optional.of(External.version("corp", "kws", "3")),
                false));
  }

  @Test
  void theResultIsPublishedAndTheRecordAndItsHistoryTellWhere() {
    assertEquals(TaskAnswer.REGISTERED, service.register.register(FIRST));

    OuterResult result = corp.published("kws", "3").getFirst();
    assertEquals(Compilations.ID, result.compilation());
    assertEquals(service.stored().publishedUri().orElseThrow().toString(), result.uri());
    assertEquals(Optional.of(Compilations.output().manifestDigest()), result.digest());
    assertEquals(service.stored().spec().optionsHash().toString(), result.optionsHash());
    var where = Optional.of(new Publication("corp", "kws/3#" + result.key()));
    assertEquals(where, service.stored().registration().external());
    assertEquals(
        List.of(where),
        service.stored().history().stream()
            .map(HistoryEntry::external)
            .filter(Optional::isPresent)
            .toList());
  }

  @Test
  void twinsAtOncePublishOneResult() {
    List<TaskAnswer> answers = AtOnce.times(8, () -> service.register.register(FIRST));

    assertTrue(answers.stream().allMatch(TaskAnswer.REGISTERED::equals));
    assertEquals(1, corp.published("kws", "3").size());
    assertTrue(service.stored().registration().external().isPresent());
  }

  @Test
  void whileTheRegistryIsDownTheResultIsRegisteredHereAndTheRecordTellsWhatIsWaitedFor() {
    corp.down(true);

    assertThrows(RetryableException.class, () -> service.register.register(FIRST));

    assertEquals(Phase.SUCCEEDED, service.stored().phase());
    assertEquals(Registration.State.PENDING, service.stored().registration().state());
    assertEquals(ReasonCode.REGISTRY_UNREACHABLE, reason().code());
    assertEquals(1, artifacts());

    corp.down(false);
    assertEquals(TaskAnswer.REGISTERED, service.register.register(FIRST));

    assertEquals(Optional.empty(), service.stored().registration().reason());
    assertEquals(1, corp.published("kws", "3").size());
    assertEquals(1, artifacts());
  }

  @Test
  void aRegistryThatStaysDownFailsTheRegistrationWithAReasonOfItsOwn() {
    corp.down(true);
    assertThrows(RetryableException.class, () -> service.register.register(FIRST));
    long revision = service.stored().revision();
    assertThrows(RetryableException.class, () -> service.register.register(FIRST));
    assertEquals(revision, service.stored().revision());

    service.failure.taskFailed(FIRST, RetryableException.class.getName(), "down");

    assertEquals(Phase.SUCCEEDED, service.stored().phase());
    assertEquals(Registration.State.FAILED, service.stored().registration().state());
    assertEquals(ReasonCode.REGISTRY_UNREACHABLE, reason().code());
    assertEquals(ReasonKind.PLATFORM, reason().code().kind());
    assertTrue(reason().message().contains("it is down"), reason().message());
    assertTrue(reason().message().contains("retry the registration"), reason().message());
  }

  @Test
  void aRetryAfterAnOutagePublishesOnce() {
    corp.down(true);
    assertThrows(RetryableException.class, () -> service.register.register(FIRST));
    service.failure.taskFailed(FIRST, RetryableException.class.getName(), "down");
    corp.down(false);

    Outcomes.done(service.retry.retryRegistration(Compilations.ID, Compilations.OTHER));
    assertEquals(Optional.empty(), service.stored().registration().reason());
    assertEquals(TaskAnswer.REGISTERED, service.register.register(SECOND));

    assertEquals(Phase.REGISTERED, service.stored().phase());
    assertEquals(1, corp.published("kws", "3").size());
    assertEquals(1, artifacts());
  }

  @Test
  void aVersionThatIsGoneThereFailsTheRegistrationAtOnce() {
    corp.remove("kws", "3");

    assertEquals(TaskAnswer.FAILED, service.register.register(FIRST));

    assertEquals(Phase.SUCCEEDED, service.stored().phase());
    assertEquals(Registration.State.FAILED, service.stored().registration().state());
    assertEquals(ReasonCode.REGISTRY_REFUSED, reason().code());
    assertTrue(reason().message().contains("There is no version 3"), reason().message());

    service.failure.taskFailed(FIRST, "RegistrationFailed", "it could not be registered");
    assertEquals(ReasonCode.REGISTRY_REFUSED, reason().code());
  }

  @Test
  void aRegistryThatIsNotInTheSettingsAnyMoreFailsTheRegistrationAtOnce() {
    service.outer.remove("corp");

    assertEquals(TaskAnswer.FAILED, service.register.register(FIRST));

    assertTrue(
        reason().message().contains("The registry corp is not in the settings any more."),
        reason().message());
  }

  private Reason reason() {
    return service.stored().registration().reason().orElseThrow();
  }

  private int artifacts() {
    return service.registry.artifacts(TestIds.version(1), PageRequest.first(10)).items().size();
  }
}

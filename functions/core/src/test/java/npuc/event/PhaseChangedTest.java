package npuc.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PhaseChangedTest {
  @Test
  void aNewCompilationComesFromNowhereToPending() {
    PhaseChanged event = created();

    assertEquals(Optional.empty(), event.from());
    assertEquals(Phase.PENDING, event.to());
    assertEquals(Compilations.ID + "-1", event.id());
    assertEquals(Compilations.START, event.time());
  }

  @Test
  void aChangeWithinAPhaseIsNoEvent() {
    Compilation submitted = Compilations.compileSubmitted();

    assertEquals(Optional.empty(), PhaseChanged.between(Optional.of(Phase.PENDING), submitted));
  }

  @ParameterizedTest
  @EnumSource(Phase.class)
  void everyPhaseIsTold(Phase phase) {
    Compilation next = Compilations.in(phase, Compilations.pending());
    Optional<Phase> other = Stream.of(Phase.values()).filter(one -> one != phase).findFirst();

    PhaseChanged event = PhaseChanged.between(other, next).orElseThrow();

    assertEquals(phase, event.to());
    assertEquals(other, event.from());
    assertEquals(Compilations.ID + "-" + next.revision(), event.id());
  }

  @Test
  void whoHearsOfARegistrationHearsOfTheArtifact() {
    PhaseChanged event =
        PhaseChanged.between(Optional.of(Phase.SUCCEEDED), Compilations.registered()).orElseThrow();

    assertEquals(Compilations.registered().registration().artifactId(), event.artifactId());
  }

  @Test
  void isACloudEvent() {
    PhaseChanged event =
        PhaseChanged.between(Optional.of(Phase.RUNNING), Compilations.failedInCompile())
            .orElseThrow();

    JsonNode json = JsonMapper.shared().readTree(CloudEvent.of(event).json());

    assertEquals(
        JsonMapper.shared()
            .readTree(
                """
                {"specversion": "1.0", "id": "%1$s-4", "source": "/v1/compilations",
                 "type": "npuc.compilation.phase.v1", "subject": "%1$s",
                 "time": "2026-11-25T12:01:12Z", "datacontenttype": "application/json",
                 "data": {"compilationId": "%1$s", "modelId": "%2$s", "versionId": "%3$s",
                   "platform": "ethos-u", "from": "Running", "to": "Failed",
                   "reason": {"code": "CompilerFailed", "kind": "COMPILER",
                     "message": "unsupported op"},
                   "artifactId": null, "generation": 1, "revision": 4,
                   "createdBy": "kim@example.com",
                   "name": null, "labels": {}}}
                """
                    .formatted(Compilations.ID, Compilations.MODEL, Compilations.VERSION)),
        json);
  }

  private static PhaseChanged created() {
    return PhaseChanged.between(Optional.empty(), Compilations.pending()).orElseThrow();
  }
}

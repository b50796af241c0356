package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.memory.MemorySecretBox;
import npuc.refusal.Said;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;

class EnvironmentSealerTest {
  private static final CompilationId EARLIER = id("c-01jdzq4g8x5v7n2m3k4p5r6s7t");
  private static final CompilationId NEW = id("c-01jdzq4g8x5v7n2m3k4p5r6s7v");
  private static final SecretText SECRET = new SecretText("planted");

  private final SecretBox box = new MemorySecretBox();
  private final Map<CompilationId, Environment> saved = new HashMap<>();
  private final List<CompilationId> asked = new ArrayList<>();
  private final Violations violations = new Violations();

  @Test
  void sealsSecretsAndKeepsPlainVariables() {
    Environment environment =
        seal(new Requested.Plain("A", "1"), new Requested.Secret("T", SECRET)).orElseThrow();

    assertEquals(Map.of("A", "1"), environment.plain());
    assertEquals(Map.of("T", SECRET), environment.open(box, NEW));
    assertEquals(List.of(), asked);
  }

  @Test
  void sealsAKeptSecretForTheNewCompilation() {
    saveEarlier("T", SECRET);

    Environment environment = seal(kept("T", 0)).orElseThrow();

    assertEquals(Map.of("T", SECRET), environment.open(box, NEW));
    assertNotEquals(saved.get(EARLIER), environment);
  }

  @Test
  void asksOnceForEachEarlierCompilation() {
    saved.put(EARLIER, new Environment(List.of(secret("T", SECRET), secret("U", SECRET))));

    Environment environment = seal(kept("T", 0), kept("U", 1)).orElseThrow();

    assertEquals(List.of("T", "U"), environment.secretNames());
    assertEquals(List.of(EARLIER), asked);
  }

  @Test
  void refusesToKeepFromACompilationThatIsNot() {
    assertRefused(
        "environment[3].keepFrom",
        "there is no compilation " + EARLIER + "; give the value instead",
        kept("T", 3));
  }

  @Test
  void refusesToKeepWhatTheCompilationHasNot() {
    saveEarlier("OTHER", SECRET);

    assertRefused(
        "environment[0].keepFrom",
        "there is no such secret in " + EARLIER + "; give the value instead",
        kept("T", 0));
  }

  @Test
  void refusesToKeepAPlainVariable() {
    saved.put(EARLIER, new Environment(List.of(new Variable.Plain("T", "1"))));

    assertRefused(
        "environment[0].keepFrom",
        "there is no such secret in " + EARLIER + "; give the value instead",
        kept("T", 0));
  }

  @Test
  void refusesToKeepWhatCanNoLongerBeOpened() {
    saved.put(
        EARLIER, new Environment(List.of(new Variable.Secret("T", new SealedSecret("AAAA")))));

    assertRefused(
        "environment[0].keepFrom",
        "the secret of " + EARLIER + "/T can't be opened any more; give the value instead",
        kept("T", 0));
  }

  @Test
  void refusesKeptSecretsThatAreTooLargeTogether() {
    var large = new SecretText("x".repeat(20_000));
    saved.put(EARLIER, new Environment(List.of(secret("T", large), secret("U", large))));

    assertRefused(
        "environment",
        "names and values together must be at most 32768 bytes of UTF-8",
        kept("T", 0),
        kept("U", 1));
  }

  private void assertRefused(String field, String message, Requested... variables) {
    assertEquals(Optional.empty(), seal(variables));
    assertEquals(List.of(new Said(field, message)), Said.of(violations));
  }

  private Optional<Environment> seal(Requested... variables) {
    var sealer = new EnvironmentSealer(box, this::find);
    var requested = new RequestedEnvironment(List.of(variables), List.of());
    return sealer.seal(requested, NEW, violations);
  }

  private Optional<Environment> find(CompilationId id) {
    asked.add(id);
    return Optional.ofNullable(saved.get(id));
  }

  private void saveEarlier(String name, SecretText value) {
    saved.put(EARLIER, new Environment(List.of(secret(name, value))));
  }

  private Variable secret(String name, SecretText value) {
    return new Variable.Secret(name, box.seal(value, new SecretPlace(EARLIER, name)));
  }

  private static Requested kept(String name, int index) {
    return new Requested.Kept(name, EARLIER, "environment[" + index + "].keepFrom");
  }

  private static CompilationId id(String text) {
    return CompilationId.parse(text).orElseThrow();
  }
}

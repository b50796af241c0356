package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.memory.MemorySecretBox;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EnvironmentTest {
  private static final CompilationId ID =
      CompilationId.parse("c-01jdzq4g8x5v7n2m3k4p5r6s7t").orElseThrow();
  private static final Environment STORED =
      new Environment(
          List.of(
              new Variable.Secret("HF_TOKEN", new SealedSecret("sealed-text")),
              new Variable.Plain("B", "2"),
              new Variable.Plain("API_KEY", "public")));

  private final JsonMapper json = JsonMapper.shared();

  @Test
  void isStoredAsAListSortedByName() {
    assertEquals(
        """
        [{"name":"API_KEY","value":"public"},\
        {"name":"B","value":"2"},\
        {"name":"HF_TOKEN","sealed":"sealed-text"}]""",
        json.writeValueAsString(STORED));
  }

  @Test
  void isReadBackAsItWasStored() {
    assertEquals(STORED, json.readValue(json.writeValueAsString(STORED), Environment.class));
    assertEquals(Environment.NONE, json.readValue("[]", Environment.class));
  }

  @Test
  void tellsPlainFromSecret() {
    assertEquals(Map.of("API_KEY", "public", "B", "2"), STORED.plain());
    assertEquals(List.of("API_KEY", "B"), List.copyOf(STORED.plain().keySet()));
    assertEquals(List.of("HF_TOKEN"), STORED.secretNames());
    assertEquals(Optional.of(new SealedSecret("sealed-text")), STORED.secret("HF_TOKEN"));
    assertEquals(Optional.empty(), STORED.secret("B"));
    assertEquals(Optional.empty(), STORED.secret("C"));
  }

  @Test
  void opensItsSecretsForItsCompilationOnly() {
    var box = new MemorySecretBox();
    var secret = new SecretText("planted");
    var environment =
        new Environment(
            List.of(
                new Variable.Secret("T", box.seal(secret, new SecretPlace(ID, "T"))),
                new Variable.Plain("B", "2")));
    var another = CompilationId.parse("c-01jdzq4g8x5v7n2m3k4p5r6s7v").orElseThrow();

    assertEquals(Map.of("T", secret), environment.open(box, ID));
    assertThrows(BrokenSealException.class, () -> environment.open(box, another));
    assertFalse(environment.toString().contains("planted"));
    assertFalse(json.writeValueAsString(environment).contains("planted"));
  }

  @Test
  void aNameStandsOnce() {
    var twice = List.<Variable>of(new Variable.Plain("A", "1"), new Variable.Plain("A", "2"));

    assertThrows(IllegalArgumentException.class, () -> new Environment(twice));
  }
}

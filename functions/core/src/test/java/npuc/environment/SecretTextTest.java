package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretTextTest {
  private static final SecretText SECRET = new SecretText("planted");

  @Test
  void itsTextIsAMask() {
    assertEquals("***", SECRET.toString());
    assertEquals("Secret[name=A, value=***]", new Requested.Secret("A", SECRET).toString());
  }

  @Test
  void jacksonWritesAMaskWhereverItIsHeld() {
    var json = JsonMapper.shared();

    assertEquals("\"***\"", json.writeValueAsString(SECRET));
    assertEquals("{\"A\":\"***\"}", json.writeValueAsString(Map.of("A", SECRET)));
    assertEquals(
        "{\"name\":\"A\",\"value\":\"***\"}",
        json.writeValueAsString(new Requested.Secret("A", SECRET)));
    assertEquals("\"***\"", json.valueToTree(SECRET).toString());
  }
}

package npuc.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k",
        "9f1c2a34-0d3b-4c1e-8a55-1f2e3d4c5b6a",
        "arn:aws:sts::123456789012:assumed-role/ci/build=7,branch@main",
        "CN=Kim Min-su,OU=NPU,O=Example"
      })
  void isWhatIdentityProvidersIamAndProxiesCallPeople(String text) {
    assertEquals(text, CallerName.parse(text).orElseThrow().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " kim",
        "kim ",
        "kim\nadmin",
        "kim\u0000",
        "kim\u001b[1m",
        "김",
        "kim\u200b"
      })
  void isOneLineThatEverybodyCanSee(String text) {
    assertEquals(Optional.empty(), CallerName.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new CallerName(text));
  }

  @Test
  void hasAnEnd() {
    assertEquals(256, CallerName.parse("k".repeat(256)).orElseThrow().value().length());
    assertEquals(Optional.empty(), CallerName.parse("k".repeat(257)));
  }
}

package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mark that is nearly one hides the value, and never shows one. */
class SecretMarkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret",
        " Secret! ",
        "SECRET",
        "secret:",
        "secret.",
        "[secret]",
        "# secret",
        "*secret*",
        "secrets",
        "@secret",
        "secret=true",
        "Secret: yes",
        "secret: of the team",
        "secret, do not share",
        "secret. Not to be shared",
        "secret: never share",
        "secret=1",
        "secret - changes each month",
        "sensitive",
        "@sensitive",
        "@sensitive=true",
        "@Sensitive = true"
      })
  void whatNearlySaysSecretHides(String comment) {
    assertEquals(Optional.of(true), SecretMark.of(comment));
  }

  @ParameterizedTest
  @ValueSource(strings = {"not secret", "Not Secret", " @sensitive=false"})
  void whatSaysNotSecretShows(String comment) {
    assertEquals(Optional.of(false), SecretMark.of(comment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret things follow",
        "secretary",
        "not secret!",
        "not a secret",
        "secret: no",
        "secret=false",
        "secret = 0",
        "@sensitive = false",
        "no secrets here",
        "the secret",
        "secret-free"
      })
  void whatSaysSomethingElseSaysNothing(String comment) {
    assertEquals(Optional.empty(), SecretMark.of(comment));
  }
}

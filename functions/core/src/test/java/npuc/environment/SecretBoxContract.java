package npuc.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import npuc.id.CompilationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SecretBox} promises. */
public abstract class SecretBoxContract {
  private static final SecretPlace PLACE = place("c-01jdzq4g8x5v7n2m3k4p5r6s7t", "HF_TOKEN");
  private static final SecretText SECRET = new SecretText("planted-in-the-box");

  /** A box of its own for this test. */
  protected abstract SecretBox box();

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "hf_abc", "line\nline\r\n\t\"'\\", "한국어 🙂 e\u0301", "\u0001"})
  void opensWhatItSealed(String text) {
    SecretBox box = box();

    assertEquals(text, box.open(box.seal(new SecretText(text), PLACE), PLACE).plain());
  }

  @Test
  void sealsThirtyTwoKibibytes() {
    SecretBox box = box();
    var large = new SecretText("x".repeat(32 * 1024));

    assertEquals(large, box.open(box.seal(large, PLACE), PLACE));
  }

  @Test
  void sealsIntoPrintableAsciiThatDoesNotShowTheSecret() {
    String sealed = box().seal(SECRET, PLACE).text();

    assertTrue(sealed.chars().allMatch(character -> character > ' ' && character < 127));
    assertFalse(sealed.contains(SECRET.plain()));
  }

  @Test
  void sealsEqualSecretsIntoDifferentTexts() {
    SecretBox box = box();

    assertNotEquals(box.seal(SECRET, PLACE), box.seal(SECRET, PLACE));
  }

  @Test
  void doesNotOpenWhatWasMovedToAnotherCompilation() {
    assertBrokenAt(place("c-01jdzq4g8x5v7n2m3k4p5r6s7v", "HF_TOKEN"));
  }

  @Test
  void doesNotOpenWhatWasMovedToAnotherName() {
    assertBrokenAt(place("c-01jdzq4g8x5v7n2m3k4p5r6s7t", "HF_TOKEN_"));
  }

  @Test
  void doesNotOpenWhatWasChangedOrCutAnywhere() {
    SecretBox box = box();
    String sealed = box.seal(SECRET, PLACE).text();

    for (int at = 0; at < sealed.length() - 1; at++) {
      String other = sealed.charAt(at) == 'A' ? "B" : "A";
      assertBroken(box, sealed.substring(0, at) + other + sealed.substring(at + 1));
      assertBroken(box, sealed.substring(0, at));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64 at all!", "한국어", "planted-in-the-box"})
  void doesNotOpenWhatItNeverSealed(String text) {
    assertBroken(box(), text);
  }

  @Test
  void saysWhichSecretDoesNotOpen() {
    var broken =
        assertThrows(BrokenSealException.class, () -> box().open(new SealedSecret("AAAA"), PLACE));

    assertEquals(
        "the secret of c-01jdzq4g8x5v7n2m3k4p5r6s7t/HF_TOKEN can't be opened", broken.getMessage());
  }

  private void assertBrokenAt(SecretPlace elsewhere) {
    SecretBox box = box();
    SealedSecret sealed = box.seal(SECRET, PLACE);

    assertThrows(BrokenSealException.class, () -> box.open(sealed, elsewhere));
  }

  private static void assertBroken(SecretBox box, String text) {
    assertThrows(BrokenSealException.class, () -> box.open(new SealedSecret(text), PLACE));
  }

  private static SecretPlace place(String compilation, String name) {
    return new SecretPlace(CompilationId.parse(compilation).orElseThrow(), name);
  }
}

package npuc.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class TokenTextTest {
  private static final String BITS = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0-_x";

  @Test
  void aNewOneHas256BitsThatNoOtherHas() {
    TokenText one = TokenText.random();

    assertTrue(one.plain().matches("npuc_[A-Za-z0-9_-]{43}"), "its form");
    assertEquals(Optional.of(one), TokenText.parse(one.plain()));
    assertNotEquals(one.plain(), TokenText.random().plain());
    assertNotEquals(one.hash(), TokenText.random().hash());
  }

  @Test
  void itsHashIsSha256OfItsText() {
    assertEquals(
        "c956c26fb791a506ec6b75f97716558172616c8515ad8848410737165c30b9ea",
        new TokenText("npuc_" + BITS).hash());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "npuc_",
        BITS,
        "npuc_" + BITS + "y",
        "NPUC_" + BITS,
        "npuc_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0-_",
        "npuc_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0+/x",
        "npuc_A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8S9t0-_=",
        "npuc_" + BITS + "\n",
        "npuc_' OR '1'='1' -- 8I9j0K1l2M3n4O5p6Q7r8S9t0-_"
      })
  void whatHasNotThisFormIsNone(String text) {
    assertEquals(Optional.empty(), TokenText.parse(text));
  }

  @Test
  void nothingShowsIt() {
    TokenText text = TokenText.random();

    assertEquals("npuc_***", text.toString());
    assertEquals("\"npuc_***\"", JsonMapper.shared().writeValueAsString(text));
    assertFalse(Optional.of(text).toString().contains(text.plain()));
    assertEquals(
        "/v1/tokens/npuc_***, npuc_***/x",
        TokenText.masked("/v1/tokens/" + text.plain() + ", npuc_" + BITS + "/x"));
    assertEquals("npuc_jobs_waiting 3", TokenText.masked("npuc_jobs_waiting 3"));
  }

  @Test
  void aTokenWorksUntilTheMomentOfItsExpiry() {
    Instant end = Instant.parse("2026-12-01T00:00:00Z");
    AccessToken token = Tokens.expiring(1, end);

    assertTrue(token.worksAt(end.minusMillis(1)));
    assertFalse(token.worksAt(end));
    assertTrue(Tokens.token(1).worksAt(Instant.MAX));
  }

  @Test
  void aUseIsOfItsDayInUtc() {
    AccessToken used = Tokens.token(1).usedAt(Instant.parse("2026-12-01T23:59:59Z"));

    assertTrue(used.wasUsedOnDayOf(Instant.parse("2026-12-01T00:00:00Z")));
    assertFalse(used.wasUsedOnDayOf(Instant.parse("2026-12-02T00:00:00Z")));
    assertFalse(Tokens.token(1).wasUsedOnDayOf(Instant.parse("2026-12-02T00:00:00Z")));
  }
}

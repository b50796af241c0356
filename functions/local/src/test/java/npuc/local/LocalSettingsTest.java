package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalSettingsTest {
  private static final String HOME = Checkout.JOBS.resolve("..").toString();

  @Test
  void theVariablesOfTheCommandAreNoMistakeInItsShell() {
    var environment =
        Map.of("NPUC_HOME", HOME, "NPUC_PORT", "0", "NPUC_URL", "http://x", "NPUC_TOKEN", "npuc_a");

    assertEquals(0, LocalSettings.from(environment).front().port());
  }

  @Test
  void anyOtherVariableIsAMistake() {
    var environment = Map.of("NPUC_HOME", HOME, "NPUC_PROT", "0");

    var told =
        assertThrows(IllegalArgumentException.class, () -> LocalSettings.from(environment))
            .toString();

    assertTrue(told.contains("NPUC_PROT is not a setting"), told);
  }
}

package npuc.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who starts it is told when everybody on the network may do everything. */
class FrontSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, open, false",
    "localhost, open, false",
    "::1, open, false",
    "0.0.0.0, tokens, false",
    "0.0.0.0, open, true",
    "::, open, true",
    "192.0.2.7, open, true"
  })
  void oneThatIsOpenToOthersIsWarnedOf(String host, String access, boolean warned) {
    var problems = new ArrayList<String>();
    FrontSettings settings =
        FrontSettings.from(Map.of("NPUC_HOST", host, "NPUC_ACCESS", access), problems);

    assertEquals(List.of(), problems);
    assertEquals(warned, settings.warning().isPresent());
  }

  @ParameterizedTest
  @CsvSource({"X-Forwarded-User, 10.0.0.0/8, false", "X-Forwarded-User, '', true"})
  void aProxyThatIsTrustedGuardsIt(String header, String proxies, boolean warned) {
    FrontSettings settings =
        FrontSettings.from(
            Map.of(
                "NPUC_HOST",
                "0.0.0.0",
                "NPUC_CALLER_HEADER",
                header,
                "NPUC_TRUSTED_PROXIES",
                proxies),
            new ArrayList<>());

    assertEquals(warned, settings.warning().isPresent());
  }
}

package npuc.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

  @ParameterizedTest(name = "{0} is {1} units, {2} thousandths")
  @CsvSource({
    "0, 0, 0",
    "2, 2, 2000",
    "500m, 1, 500",
    "1m, 1, 1",
    "0.5, 1, 500",
    "0.0001, 1, 1",
    "1.5k, 1500, 1500000",
    "1M, 1000000, 1000000000",
    "1Ki, 1024, 1024000",
    "16Gi, 17179869184, 17179869184000",
    "1.5Gi, 1610612736, 1610612736000",
    "64Ti, 70368744177664, 70368744177664000",
    "1e3, 1000, 1000000",
    "12E-1, 2, 1200",
    "1e+3, 1000, 1000000"
  })
  void readsWhatKubernetesReads(String text, long units, long thousandths) {
    Quantity quantity = Quantity.parse(text).orElseThrow();

    assertEquals(units, quantity.wholeUnits());
    assertEquals(thousandths, quantity.thousandths());
    assertEquals(text, quantity.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1 Gi",
        "1gi",
        "1GiB",
        "1K",
        "Gi",
        ".5",
        "1.",
        "1,5",
        "0x10",
        "1e",
        "1e100",
        "NaN",
        "1e3Gi",
        "1234567890123456789",
        "١"
      })
  void refusesAnythingElse(String text) {
    assertEquals(Optional.empty(), Quantity.parse(text));
  }
}

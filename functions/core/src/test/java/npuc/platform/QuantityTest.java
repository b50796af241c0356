package npuc.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class QuantityTest {
  private static final List<String> SUFFIXES =
      List.of("n", "u", "m", "", "k", "M", "G", "T", "P", "Ki", "Mi", "Gi", "Ti", "e3", "E-2");

  @ParameterizedTest(name = "{0} is {1} units, {2} thousandths, written {3}")
  @CsvSource({
    "0, 0, 0, 0",
    "-0.0, 0, 0, 0",
    "2, 2, 2000, 2",
    "500m, 1, 500, 500m",
    "1m, 1, 1, 1m",
    "0.5, 1, 500, 500m",
    "1.5, 2, 1500, 1500m",
    "0.0001, 1, 1, 100u",
    "1.5k, 1500, 1500000, 1500",
    "1M, 1000000, 1000000000, 1M",
    "1Ki, 1024, 1024000, 1Ki",
    "0.5Ki, 512, 512000, 512",
    "16Gi, 17179869184, 17179869184000, 16Gi",
    "16384Mi, 17179869184, 17179869184000, 16Gi",
    "1.5Gi, 1610612736, 1610612736000, 1536Mi",
    "1.1Gi, 1181116007, 1181116006400, 1181116006400m",
    "1000Ki, 1024000, 1024000000, 1000Ki",
    "64Ti, 70368744177664, 70368744177664000, 64Ti",
    "1e3, 1000, 1000000, 1k",
    "12E-1, 2, 1200, 1200m",
    "1e+3, 1000, 1000000, 1k"
  })
  void readsWhatKubernetesReads(String text, long units, long thousandths, String canonical) {
    Quantity quantity = Quantity.parse(text).orElseThrow();

    assertEquals(units, quantity.wholeUnits());
    assertEquals(thousandths, quantity.thousandths());
    assertEquals(canonical, quantity.toString());
  }

  @ParameterizedTest(name = "{0} was refused, and is {1}")
  @CsvSource({
    ".5Gi, 512Mi",
    "+1Gi, 1Gi",
    "500000000n, 500m",
    "500000u, 500m",
    "1., 1",
    "0.000000000000000001E, 1",
    "1E, 1E",
    "1Ei, 1Ei",
    "1e0000000000000000000002, 100",
    "-1, -1"
  })
  void legalQuantitiesThatWereRefused(String text, String canonical) {
    assertEquals(canonical, Quantity.parse(text).orElseThrow().text());
  }

  @ParameterizedTest(
      name = "{0} is {1}: two texts of one number differ in nothing that is passed on")
  @CsvSource({"2e0, 2", "0.002k, 2", "2.0, 2", "2000m, 2", "+2, 2", "0.5e0, 500m"})
  void oneNumberHasOneText(String text, String canonical) {
    assertEquals(Quantity.parse(canonical), Quantity.parse(text));
    assertEquals(canonical, Quantity.parse(text).orElseThrow().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 Gi",
        "1gi",
        "1GiB",
        "1K",
        "Gi",
        ".",
        "+",
        "--1",
        "1,5",
        "0x10",
        "1e",
        "1e1.5",
        "1ee3",
        "NaN",
        "Infinity",
        "1e3Gi",
        "1_000",
        "١"
      })
  void refusesAnythingElse(String text) {
    assertEquals(Optional.empty(), Quantity.parse(text));
  }

  @ParameterizedTest(name = "JSON {0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2                   | 2
          0.5                 | 500m
          2.0                 | 2
          0.1                 | 100m
          17179869184         | 17179869184
          '"16Gi"'            | 16Gi
          1e300               | 9223372036854775807
          1e-300              | 1n
          """)
  void aNumberOfJsonIsAQuantity(String json, String canonical) {
    assertEquals(canonical, read(json).map(Quantity::text).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "null", "[2]", "{}", "1e999999999", "\"two\""})
  void otherJsonIsNone(String json) {
    assertEquals(Optional.empty(), read(json));
  }

  @ParameterizedTest
  @CsvSource({
    "1e999999999, 9223372036854775807",
    "1e-999999999, 1n",
    "-1e-999999999, -1n",
    "0e999999999, 0",
    "0.1n, 1n",
    "9Ei, 9223372036854775807"
  })
  void hugeExponentsAreCappedAsKubernetesDoesAndNeverWrittenOut(String text, String canonical) {
    assertEquals(canonical, Quantity.parse(text).orElseThrow().text());
  }

  @Test
  void aRequestIsRoundedUpToMillicoresAndBytesAsKubernetesDoes() {
    Resources resources = Resources.of("1.0000001", "1.0000001Ki");

    assertEquals("1001m", resources.cpu().text());
    assertEquals("1025", resources.memory().text());
  }

  @Test
  void itsTextIsReadAsTheSameQuantityAndHasNoFraction() {
    var random = new Random(11);
    for (int round = 0; round < 20_000; round++) {
      String text = someNumber(random) + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
      Quantity quantity = Quantity.parse(text).orElseThrow();

      assertEquals(quantity, Quantity.parse(quantity.text()).orElseThrow(), text);
      assertTrue(quantity.text().matches("[0-9]+([num]|[kMGTPE]i?|Ki)?"), text);
    }
  }

  @Test
  void thousandthsAndWholeUnitsAreTheLeastThatAreEnough() {
    var random = new Random(12);
    for (int round = 0; round < 20_000; round++) {
      String text = someNumber(random) + SUFFIXES.get(random.nextInt(4));
      Quantity quantity = Quantity.parse(text).orElseThrow();

      assertLeast(quantity.amount(), BigDecimal.valueOf(quantity.wholeUnits()), text);
      assertLeast(
          quantity.amount().movePointRight(3), BigDecimal.valueOf(quantity.thousandths()), text);
    }
  }

  @Test
  void aNumberWithAHugeExponentIsNeverWrittenOut() {
    assertEquals("1n", new Quantity(new BigDecimal("1e-999999999"), false).text());
    assertEquals("9223372036854775807", new Quantity(new BigDecimal("1e999999999"), false).text());
  }

  private static void assertLeast(BigDecimal wanted, BigDecimal given, String text) {
    assertTrue(given.compareTo(wanted) >= 0, text);
    assertTrue(given.subtract(BigDecimal.ONE).compareTo(wanted) < 0, text);
  }

  private static String someNumber(Random random) {
    String whole = Integer.toString(random.nextInt(1 << random.nextInt(1, 13)));
    String fraction = Integer.toString(random.nextInt(1 << random.nextInt(1, 20)));
    return switch (random.nextInt(4)) {
      case 0 -> whole;
      case 1 -> whole + ".";
      case 2 -> "." + fraction;
      default -> "+" + whole + "." + fraction;
    };
  }

  private static Optional<Quantity> read(String json) {
    JsonNode node = JsonMapper.shared().readTree(json);
    return Quantity.read(node);
  }
}

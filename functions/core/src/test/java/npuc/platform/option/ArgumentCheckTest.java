package npuc.platform.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import npuc.platform.rngd.Rngd;
import npuc.refusal.Said;
import npuc.refusal.Violation;
import npuc.refusal.Violations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentCheckTest {
  private static final AdditionalArguments LISTED =
      new AdditionalArguments.Listed(
          List.of(
              new FlagOption(new Label("--timing", "", "")),
              new IntegerOption(new Label("--range", "", ""), 1, 9, false, Optional.empty())),
          List.of(new FlagOption(new Label("separateIoRegions", "", ""))));

  @ParameterizedTest
  @ValueSource(strings = {"--timing", "--range=1", "--range=9", "--range=9 --timing"})
  void accepts(String arguments) {
    assertEquals(List.of(), check(LISTED, List.of(arguments.split(" "))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --bogus               | --bogus is not allowed; allowed are --range, --timing
          --tim                 | --tim is not allowed; allowed are --range, --timing
          -h                    | -h is not allowed; allowed are --range, --timing
          --separate-io-regions | --separate-io-regions is not allowed; set options.separateIoRegions instead
          --separate-io-regions=x | --separate-io-regions is not allowed; set options.separateIoRegions instead
          5                     | must begin with --; a value is joined to its flag, as in --flag=value
          a; rm -r b            | must begin with --; a value is joined to its flag, as in --flag=value
          --timing=true         | --timing takes no value
          --timing=             | --timing takes no value
          --range               | must be --range=<value>
          --range=              | must be a whole number from 1 to 9
          --range=10            | must be a whole number from 1 to 9
          --range=-1            | must be a whole number from 1 to 9
          --range=99999999999999999999 | must be a whole number from 1 to 9
          """)
  void refuses(String argument, String message) {
    assertEquals(
        List.of(new Said("additionalArgs[0]", message)), Said.of(check(LISTED, List.of(argument))));
  }

  @Test
  void refusesOneThatIsGivenTwice() {
    assertEquals(
        List.of(new Said("additionalArgs[1]", "--range is given twice")),
        Said.of(check(LISTED, List.of("--range=1", "--range=2"))));
  }

  @Test
  void tellsEachAtItsPlace() {
    assertEquals(
        List.of("additionalArgs[0]", "additionalArgs[2]"),
        check(LISTED, List.of("--bogus", "--timing", "--range")).stream()
            .map(Violation::field)
            .toList());
  }

  @Test
  void looksAtNoMoreThan64() {
    List<Violation> violations = check(LISTED, Collections.nCopies(1_000, "--bogus"));

    assertEquals(65, violations.size());
    assertEquals(
        new Said("additionalArgs", "must hold at most 64 arguments"),
        Said.of(violations.getFirst()));
  }

  @Test
  void refusesAnyWherePlatformTakesNone() {
    assertEquals(
        List.of(
            new Said(
                "additionalArgs",
                "must be empty for this platform: Python SDK · args unsupported")),
        Said.of(check(new Rngd().additionalArguments(), List.of("--timing"))));
  }

  private static List<Violation> check(AdditionalArguments allowed, List<String> given) {
    var violations = new Violations();
    allowed.check(given, violations);
    return violations.list();
  }
}

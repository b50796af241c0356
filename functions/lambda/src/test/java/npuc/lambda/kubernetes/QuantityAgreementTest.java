package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import npuc.platform.Quantity;
import org.junit.jupiter.api.Test;

/** What npuc reads and writes as a quantity, Kubernetes' own client reads as the same number. */
class QuantityAgreementTest {
  private static final List<String> SIGNS = List.of("", "+", "-");
  private static final List<String> SUFFIXES =
      List.of(
          "n", "u", "m", "", "k", "M", "G", "T", "Ki", "Mi", "Gi", "Ti", "e0", "e2", "E3", "e+6",
          "E-3");

  @Test
  void theClientReadsTheSameNumber() {
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      String text =
          SIGNS.get(random.nextInt(3))
              + random.nextInt(4096)
              + (random.nextBoolean() ? "" : "." + random.nextInt(10_000))
              + SUFFIXES.get(random.nextInt(SUFFIXES.size()));
      Quantity ours = Quantity.parse(text).orElseThrow();

      assertEquals(0, ours.amount().compareTo(theirs(ours.text())), text);
      assertEquals(0, ours.amount().compareTo(theirs(text).setScale(9, RoundingMode.UP)), text);
    }
  }

  private static BigDecimal theirs(String text) {
    return new io.fabric8.kubernetes.api.model.Quantity(text).getNumericalAmount();
  }
}

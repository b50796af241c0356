package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import npuc.document.DocumentFormat;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void aRecordFromBeforeThereWasALimitOfTheQueueWaitsAsLongAsAnyMay() {
    var documents = new DocumentFormat<>(Limits.class);

    assertEquals(
        new Limits(86_400, 60, 3_600),
        documents.read("c", "{\"pendingSeconds\":60,\"runSeconds\":3600}"));
  }

  @Test
  void timeInTheQueueIsNotTimeOfTheRun() {
    assertEquals(
        new Limits(1, 60, 7_200).wholeRunSeconds(),
        new Limits(86_400, 60, 7_200).wholeRunSeconds());
  }
}

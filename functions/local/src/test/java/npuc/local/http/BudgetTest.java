package npuc.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final long KIB = 1024;

  private final Budget budget = new Budget(10 * KIB, Duration.ZERO);
  private final List<String> done = new ArrayList<>();

  @Test
  void workForWhichThereIsNoRoomIsNotDone() throws IOException {
    boolean had =
        budget.spend(
            8 * KIB,
            _ -> {
              assertFalse(budget.spend(2 * KIB + 1, share -> done.add("too much")));
              assertTrue(budget.spend(2 * KIB, share -> done.add("the rest")));
            });

    assertTrue(had);
    assertEquals(List.of("the rest"), done);
  }

  @Test
  void whatIsGivenBackCanBeSpentAtOnce() throws IOException {
    budget.spend(
        8 * KIB,
        share -> {
          share.shrinkTo(KIB);
          assertFalse(budget.spend(10 * KIB, all -> done.add("all")));
          assertTrue(budget.spend(9 * KIB, rest -> done.add("the rest")));
        });

    assertTrue(budget.spend(10 * KIB, all -> done.add("all")));
    assertEquals(List.of("the rest", "all"), done);
  }

  @Test
  void whatNeedsMoreThanThereIsGetsAll() throws IOException {
    assertTrue(
        budget.spend(
            1_000 * KIB, _ -> assertFalse(budget.spend(1, share -> done.add("nothing left")))));

    assertEquals(List.of(), done);
  }

  @Test
  void workThatFailsLeavesItsRoom() throws IOException {
    assertThrows(
        IOException.class,
        () ->
            budget.spend(
                10 * KIB,
                share -> {
                  throw new IOException("the client is gone");
                }));

    assertTrue(budget.spend(10 * KIB, share -> done.add("all")));
  }
}

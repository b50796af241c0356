package npuc.lambda.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import npuc.compilation.Filter;
import npuc.id.CompilationId;
import npuc.id.Ulid;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdRangeTest {
  /** Neighbours in the order of ids, where a last character ends its part of the alphabet. */
  private static final List<Ulid> IDS =
      Stream.of(
              "00000000000000000000000000",
              "00000000000000000000000001",
              "01jdzq4g8x5v7n2m3k4p5r6s79",
              "01jdzq4g8x5v7n2m3k4p5r6s7a",
              "01jdzq4g8x5v7n2m3k4p5r6s7h",
              "01jdzq4g8x5v7n2m3k4p5r6s7j",
              "01jdzq4g8x5v7n2m3k4p5r6s7z",
              "01jdzq4g8x5v7n2m3k4p5r6s80",
              "7zzzzzzzzzzzzzzzzzzzzzzzzz")
          .map(Ulid::new)
          .toList();

  @Test
  void aFirstPageMayHoldEveryIdOfItsKind() {
    var range = IdRange.of("a-", PageRequest.first(1));

    IDS.forEach(id -> assertTrue(holds(range, "a-" + id)));
    assertFalse(holds(range, "c-" + IDS.getFirst()));
    assertFalse(holds(range, "A-" + IDS.getLast()));
  }

  @ParameterizedTest
  @EnumSource
  void aPageHoldsWhatFollowsTheOneBefore(Order order) {
    for (Ulid last : IDS) {
      var range = IdRange.of("v-", new PageRequest(1, Optional.of(last), order));
      for (Ulid id : IDS) {
        int follows =
            switch (order) {
              case NEWEST_FIRST -> last.compareTo(id);
              case OLDEST_FIRST -> id.compareTo(last);
            };
        assertEquals(follows > 0, holds(range, "v-" + id), id + " behind " + last);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1970-01-01T00:00:00Z", "2024-11-30T14:00:00.001Z", "2200-01-01T00:00:00Z"})
  void momentsAreBoundsOfTheirOwn(Instant moment) {
    IDS.forEach(
        id -> {
          String text = new CompilationId(id).toString();
          assertEquals(
              id.time().isAfter(moment), holds(range(Optional.of(moment), Optional.empty()), text));
          assertEquals(
              id.time().isBefore(moment),
              holds(range(Optional.empty(), Optional.of(moment)), text));
        });
  }

  @Test
  void noIdLiesBetweenTwoMomentsInTheWrongOrder() {
    Instant moment = IDS.get(2).time();

    assertTrue(range(Optional.of(moment), Optional.of(moment.minusMillis(1))).isEmpty());
    assertFalse(
        range(Optional.of(moment.minusMillis(1)), Optional.of(moment.plusMillis(1))).isEmpty());
  }

  private static boolean holds(IdRange range, String id) {
    return range.from().compareTo(id) <= 0 && id.compareTo(range.to()) <= 0;
  }

  private static IdRange range(Optional<Instant> after, Optional<Instant> before) {
    var filter =
        new Filter(Set.of(), Optional.empty(), Optional.empty(), after, before, Optional.empty());
    return IdRange.of(filter, PageRequest.first(1));
  }
}

package npuc.platform.option;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * Reads a list in which nothing may stand twice, and whose order says nothing: the answer is
 * sorted, so that equal lists give equal options hashes.
 *
 * @param max how many items there may be
 * @param expected what the list must be, when it is something else; <code>{max}</code> is the most
 * @param item reads one item; a violation and empty when it is wrong
 */
record DistinctItems<T extends Comparable<T>>(int max, Fault expected, Item<T> item) {

  /** Reads one item of a list. */
  @FunctionalInterface
  interface Item<T> {
    Optional<T> read(JsonNode given, String field, Violations violations);
  }

  /** The items; empty when anything is wrong, each with a violation at its own path. */
  Optional<SortedSet<T>> read(JsonNode list, String field, Violations violations) {
    if (!list.isArray() || list.size() > max) {
      violations.add(field, expected.with("max", max));
      return Optional.empty();
    }
    var found = new TreeSet<T>();
    for (int i = 0; i < list.size(); i++) {
      String at = field + "[" + i + "]";
      item.read(list.get(i), at, violations)
          .ifPresent(
              one ->
                  violations.require(
                      found.add(one),
                      at,
                      Fault.of(ViolationCode.REPEATED, "repeats {value}")
                          .with("value", one.toString())));
    }
    return found.size() == list.size()
        ? Optional.of(Collections.unmodifiableSortedSet(found))
        : Optional.empty();
  }
}

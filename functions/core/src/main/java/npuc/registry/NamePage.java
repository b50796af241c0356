package npuc.registry;

import java.util.List;
import java.util.Optional;
import npuc.paging.Order;

/**
 * A part of the models in the order of their names.
 *
 * @param next the {@link NameKey} behind which the next page begins; empty on the last one
 */
public record NamePage(List<Model> items, Optional<String> next) {
  public NamePage {
    items = List.copyOf(items);
  }

  /**
   * Which part is wanted. What is renamed between two pages may be on both, or on none.
   *
   * @param after the {@link NameKey} with which the page before ended
   * @param order oldest first is from A to Z
   */
  public record Request(int limit, Optional<String> after, Order order) {}
}

package npuc.event;

import java.util.List;

/** Where events are put for whoever listens there. */
public interface EventBus {

  /**
   * Puts events there, in their order.
   *
   * @return how many of the first were taken: those after them must be put again, though some may
   *     have been taken too
   * @throws npuc.retry.RetryableException when it can't be reached, and nothing is known of any
   */
  int put(List<PhaseChanged> events);
}

package npuc.event;

import java.util.List;

/** Where events are put for whoever listens there. Any number of threads may call. */
public interface EventBus {

  /**
   * Puts events there; one that was put before is there twice.
   *
   * @return those that were not taken and must be put again; empty when all were
   * @throws npuc.retry.RetryableException when it does not answer: then nothing is known of any
   */
  List<PhaseChanged> put(List<PhaseChanged> events);
}

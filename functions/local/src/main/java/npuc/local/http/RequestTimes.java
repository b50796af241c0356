package npuc.local.http;

import java.time.Duration;

/** Hears of every request that was answered; may be told by many threads at once. */
@FunctionalInterface
public interface RequestTimes {

  /**
   * A request is over.
   *
   * @param route its key, as of {@link npuc.api.http.Route}; {@code console} for every other GET,
   *     and {@code other} for what is of no route
   * @param status of the answer; -1 when there was none
   */
  void took(String route, int status, Duration time);
}

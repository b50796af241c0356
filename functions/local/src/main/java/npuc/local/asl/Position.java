package npuc.local.asl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The state that an execution is in.
 *
 * @param retries how often each retrier was used since the state was entered; missing ones: never
 */
public record Position(String state, Instant enteredAt, JsonNode input, List<Integer> retries) {

  public Position {
    retries = List.copyOf(retries);
  }

  static Position entered(String state, JsonNode input, Instant now) {
    return new Position(state, now, input, List.of());
  }

  int retries(int retrier) {
    return retrier < retries.size() ? retries.get(retrier) : 0;
  }

  int retryCount() {
    return retries.stream().mapToInt(Integer::intValue).sum();
  }

  Position retried(int retrier) {
    List<Integer> more = new ArrayList<>(retries);
    while (more.size() <= retrier) {
      more.add(0);
    }
    more.set(retrier, more.get(retrier) + 1);
    return new Position(state, enteredAt, input, more);
  }
}

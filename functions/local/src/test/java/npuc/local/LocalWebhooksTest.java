package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocalWebhooksTest {
  private final List<String> problems = new ArrayList<>();

  @Test
  void readsNamesAndAddressesWithAndWithoutAPort() {
    assertEquals(
        Set.of("127.0.0.1", "hooks.corp:8443", "[fd00::1]:443"),
        hosts(" 127.0.0.1, hooks.corp:8443,[fd00::1]:443,"));
    assertEquals(List.of(), problems);
  }

  @Test
  void isEmptyUnlessItIsSaid() {
    assertEquals(Set.of(), LocalWebhooks.hosts(Map.of(), problems));
  }

  @Test
  void namesEachThatIsNoHost() {
    hosts("https://hooks.corp/,10.0.0.0/8,*.corp,a b");

    assertEquals(4, problems.size(), problems::toString);
  }

  private Set<String> hosts(String text) {
    return LocalWebhooks.hosts(Map.of(LocalWebhooks.KEY, text), problems);
  }
}

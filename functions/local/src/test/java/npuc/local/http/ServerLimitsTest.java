package npuc.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the JDK's server is told. */
class ServerLimitsTest {
  /** Else Nagle's algorithm waits 40 ms for who acknowledges late, with all but the shortest. */
  @Test
  void answersLeaveWithoutDelay() {
    ServerLimits.set();

    assertEquals("true", System.getProperty("sun.net.httpserver.nodelay"));
  }
}

package npuc.lambda.xray;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.handler.LogFields;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends spans to the daemon that Lambda runs beside each function that is traced. It is one
 * datagram for each: nothing waits for it, nothing is kept over a snapshot, and what gets lost is
 * lost. Where there is no daemon, or a call is not recorded, nothing is sent.
 */
public final class Spans {
  private static final Logger LOG = System.getLogger(Spans.class.getName());
  private static final Pattern ADDRESS = Pattern.compile("([0-9A-Za-z.-]+):([0-9]{1,5})");
  private static final String HEADER = "{\"format\":\"json\",\"version\":1}\n";
  private static final int ID_BYTES = 8;

  private final Optional<InetSocketAddress> daemon;
  private final Supplier<Optional<String>> traceHeader;
  private final Clock clock;

  /** Snapshots of a function are restored more than once, and this one never repeats itself. */
  private final SecureRandom random = new SecureRandom();

  Spans(Optional<InetSocketAddress> daemon, Supplier<Optional<String>> traceHeader, Clock clock) {
    this.daemon = daemon;
    this.traceHeader = traceHeader;
    this.clock = clock;
  }

  /** Those of a function: AWS_XRAY_DAEMON_ADDRESS names the daemon. */
  public static Spans of(Map<String, String> environment, Clock clock) {
    return new Spans(
        address(environment.getOrDefault("AWS_XRAY_DAEMON_ADDRESS", "")),
        () -> Optional.ofNullable(LogFields.current().get("traceId")),
        clock);
  }

  static Optional<InetSocketAddress> address(String text) {
    Matcher parts = ADDRESS.matcher(text);
    return parts.matches() && Integer.parseInt(parts.group(2)) <= 65_535
        ? Optional.of(new InetSocketAddress(parts.group(1), Integer.parseInt(parts.group(2))))
        : Optional.empty();
  }

  /** Does a call of a service that is not AWS's. */
  <T> T during(String service, String operation, Supplier<T> call) {
    Instant start = clock.instant();
    boolean hasFailed = true;
    try {
      T result = call.get();
      hasFailed = false;
      return result;
    } finally {
      tell(new Span(service, operation, false, start, clock.instant(), hasFailed));
    }
  }

  Instant now() {
    return clock.instant();
  }

  void tell(Span span) {
    daemon.ifPresent(
        to ->
            traceHeader.get().flatMap(TraceHeader::read).ifPresent(trace -> send(span, trace, to)));
  }

  private void send(Span span, TraceHeader trace, InetSocketAddress to) {
    String document = JsonMapper.shared().writeValueAsString(span.document(trace, id()));
    byte[] bytes = (HEADER + document).getBytes(StandardCharsets.UTF_8);
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, to));
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "a span got lost", e);
    }
  }

  private String id() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

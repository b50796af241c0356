package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violations;

/**
 * Lets everybody in, as an admin. Who it is a header says, or it is nobody but this machine.
 *
 * @param name of the header that a proxy sets; without one no header is believed
 * @param proxies from whom alone the header is believed, and who must send it; only this machine
 *     comes past them. Without any everybody is believed
 */
record HeaderGate(Optional<String> name, List<AddressRange> proxies) implements Gate {
  /** Whoever can reach this machine without a proxy. */
  private static final Caller LOCAL = admin(new CallerName("local"));

  HeaderGate {
    proxies = List.copyOf(proxies);
  }

  @Override
  public Outcome<Caller> admit(HttpExchange exchange) {
    List<String> values =
        name.flatMap(header -> Optional.ofNullable(exchange.getRequestHeaders().get(header)))
            .orElse(List.of());
    if (proxies.isEmpty()) {
      return values.isEmpty() ? Outcome.done(LOCAL) : named(values);
    }
    if (PublicPaths.include(exchange.getRequestURI())) {
      return Outcome.done(Caller.UNKNOWN);
    }
    return ofPeer(exchange.getRemoteAddress().getAddress(), values);
  }

  private Outcome<Caller> ofPeer(InetAddress peer, List<String> values) {
    boolean isProxy = proxies.stream().anyMatch(range -> range.includes(peer));
    if (isProxy && !values.isEmpty()) {
      return named(values);
    }
    if (!isProxy && values.isEmpty() && peer.isLoopbackAddress()) {
      return Outcome.done(LOCAL);
    }
    return Outcome.refused(
        RefusalCode.FORBIDDEN,
        isProxy
            ? "The proxy does not say who calls: it must send the header of NPUC_CALLER_HEADER."
            : "Only the proxies that NPUC_TRUSTED_PROXIES lists may say who calls.");
  }

  /** A second value may be what the sender of the request wrote there itself. */
  private Outcome<Caller> named(List<String> values) {
    return Optional.of(values.getFirst())
        .filter(value -> values.size() == 1)
        .flatMap(CallerName::parse)
        .map(caller -> Outcome.done(admin(caller)))
        .orElseGet(this::unreadable);
  }

  private static Caller admin(CallerName name) {
    return new Caller(name, Optional.of(Role.ADMIN));
  }

  private Outcome<Caller> unreadable() {
    var violations = new Violations();
    violations.add(
        name.orElseThrow(),
        Fault.wrongForm("kim@example.com", "must stand there once; it " + CallerName.FORM));
    return Outcome.refused(violations.refusal());
  }
}

package npuc.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.api.http.ApiRequest;
import npuc.api.http.PageTokens;
import npuc.api.http.QueryCheck;
import npuc.compilation.Filter;
import npuc.compilation.Phase;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import npuc.platform.PlatformName;
import npuc.refusal.Outcome;
import npuc.refusal.Violations;

/** Reads what a list of compilations is asked for. */
record ListQuery(Filter filter, PageRequest page) {
  static Outcome<ListQuery> read(ApiRequest request) {
    Violations violations = QueryCheck.of(request);
    var filter =
        new Filter(
            phases(request, violations),
            platform(request, violations),
            hash(request, violations),
            time(request, "createdAfter", violations),
            time(request, "createdBefore", violations));
    Order order = order(request, violations);
    int limit = PageTokens.limit(request, violations);
    return violations.isEmpty()
        ? PageTokens.pageRequest(request, limit, order).map(page -> new ListQuery(filter, page))
        : Outcome.refused(violations.refusal());
  }

  private static Set<Phase> phases(ApiRequest request, Violations violations) {
    var phases = new HashSet<Phase>();
    request
        .query("phase")
        .ifPresent(
            text ->
                Stream.of(text.split(",", -1))
                    .forEach(
                        word ->
                            Phase.of(word)
                                .ifPresentOrElse(
                                    phases::add,
                                    () -> violations.add("phase", "must be one of " + words()))));
    return phases;
  }

  private static Optional<PlatformName> platform(ApiRequest request, Violations violations) {
    Optional<String> text = request.query("platform");
    Optional<PlatformName> platform = text.flatMap(PlatformName::parse);
    violations.require(
        text.isEmpty() || platform.isPresent(), "platform", "must be the name of a platform");
    return platform;
  }

  private static Optional<String> hash(ApiRequest request, Violations violations) {
    Optional<String> hash = request.query("hash");
    violations.require(
        hash.map(text -> text.matches("[0-9a-f]{1,64}")).orElse(true),
        "hash",
        "must be the beginning of an options hash, 1 to 64 hex characters");
    return hash;
  }

  private static Optional<Instant> time(ApiRequest request, String name, Violations violations) {
    return request
        .query(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(Instant.parse(text));
              } catch (DateTimeParseException e) {
                violations.add(name, "must be a time such as 2026-11-25T12:00:00Z");
                return Optional.empty();
              }
            });
  }

  private static Order order(ApiRequest request, Violations violations) {
    String word = request.query("order").orElse(Order.NEWEST_FIRST.word());
    Optional<Order> order =
        Stream.of(Order.values()).filter(value -> value.word().equals(word)).findFirst();
    violations.require(order.isPresent(), "order", "must be desc (newest first) or asc");
    return order.orElse(Order.NEWEST_FIRST);
  }

  private static String words() {
    return Stream.of(Phase.values()).map(Phase::word).collect(Collectors.joining(", "));
  }
}

package npuc.api.http;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import npuc.hash.Sha256;
import npuc.id.Ulid;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.OuterPage;

/**
 * Page tokens: where a page ended, by an id, a name or a token of an outer registry, bound by a
 * checksum to the list, its filter and its order, however they are spelled. A token that was
 * changed, or belongs to another list, is refused. The checksum guards against mistakes; a token
 * gives no right, so it need not be secret.
 */
public final class PageTokens {
  private static final int CHECKSUM_BYTES = 9;
  private static final int DEFAULT_LIMIT = 20;

  private PageTokens() {}

  /** The page that a request of a list asks for, newest first unless it says otherwise. */
  public static Outcome<PageRequest> pageRequest(ApiRequest request) {
    Optional<String> token = request.query(QueryParameter.PAGE_TOKEN);
    int limit = limit(request);
    Order order = request.query(QueryParameter.ORDER).orElse(Order.NEWEST_FIRST);
    Optional<Ulid> after =
        token.flatMap(text -> read(text, request)).flatMap(id -> Ulid.after("", id));
    return token.isPresent() && after.isEmpty()
        ? foreign()
        : Outcome.done(new PageRequest(limit, after, order));
  }

  /** Most entries of the page that a request asks for. */
  public static int limit(ApiRequest request) {
    return request.query(QueryParameter.LIMIT).orElse(DEFAULT_LIMIT);
  }

  /** The text with which the page before ended; empty for the first page. */
  public static Outcome<Optional<String>> after(ApiRequest request) {
    return after(request, text -> true);
  }

  /** The same of a list in which a page ends with such a text only. */
  public static Outcome<Optional<String>> after(ApiRequest request, Predicate<String> isOne) {
    Optional<String> token = request.query(QueryParameter.PAGE_TOKEN);
    Optional<String> after = token.flatMap(text -> read(text, request)).filter(isOne);
    return token.isPresent() && after.isEmpty() ? foreign() : Outcome.done(after);
  }

  /** The token for the page that follows {@code last}. */
  public static String write(Ulid last, ApiRequest request) {
    return write(last.value(), request);
  }

  /** The token for the page that follows an entry that a text names. */
  public static String write(String last, ApiRequest request) {
    byte[] id = last.getBytes(StandardCharsets.UTF_8);
    byte[] token = Arrays.copyOf(checksum(last, request), CHECKSUM_BYTES + id.length);
    System.arraycopy(id, 0, token, CHECKSUM_BYTES, id.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /** The page of a list of an outer registry, whose own token stands within ours. */
  public static Outcome<OuterPage.Request> outerRequest(ApiRequest request) {
    return after(request).map(token -> new OuterPage.Request(limit(request), token));
  }

  private static <T> Outcome<T> foreign() {
    return Outcome.refused(
        RefusalCode.INVALID_PAGE_TOKEN,
        "pageToken must be a nextPageToken of this list, with the same filter and order.");
  }

  private static Optional<String> read(String text, ApiRequest request) {
    try {
      byte[] token = Base64.getUrlDecoder().decode(text);
      if (token.length <= CHECKSUM_BYTES) {
        return Optional.empty();
      }
      int idLength = token.length - CHECKSUM_BYTES;
      String last = new String(token, CHECKSUM_BYTES, idLength, StandardCharsets.UTF_8);
      return Optional.of(last).filter(known -> write(known, request).equals(text));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] checksum(String last, ApiRequest request) {
    Map<String, String> filter = new TreeMap<>(request.query());
    filter.keySet().removeAll(Set.of("pageToken", "limit"));
    boolean isByName = "name".equals(filter.get("sort"));
    filter.putIfAbsent("order", (isByName ? Order.OLDEST_FIRST : Order.NEWEST_FIRST).word());
    filter.remove("sort", "created");
    filter.remove("archived", "false");
    filter.computeIfPresent("phase", (name, phases) -> sorted(phases));
    filter.computeIfPresent("label", (name, labels) -> sorted(labels));
    String bound =
        last + "\n" + request.route().key() + "\n" + new TreeMap<>(request.path()) + filter;
    byte[] all = Sha256.digest(bound.getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(all, CHECKSUM_BYTES);
  }

  /** The order of phases and labels changes nothing. */
  private static String sorted(String list) {
    return Stream.of(list.split(",", -1)).sorted().distinct().collect(joining(","));
  }
}

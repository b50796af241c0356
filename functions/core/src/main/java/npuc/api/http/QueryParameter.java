package npuc.api.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.compilation.LabelFilter;
import npuc.compilation.Labels;
import npuc.compilation.Phase;
import npuc.event.DeliveryState;
import npuc.id.CompilationId;
import npuc.id.CompilationSetId;
import npuc.input.Texts;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import npuc.platform.PlatformName;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.registry.ModelSort;
import npuc.registry.VolumeUri;

/**
 * A parameter that queries may have.
 *
 * @param read what its text says; empty when that is wrong
 * @param otherwise what it must be instead
 */
public record QueryParameter<T>(String name, Function<String, Optional<T>> read, Fault otherwise) {
  private static final int MAX_LOG_LIMIT = 1024 * 1024;
  private static final int MAX_SEARCH = 200;
  private static final int MAX_IDENTITY = 500;

  /** Whether to tell only what would happen. */
  public static final QueryParameter<Boolean> DRY_RUN = flag("dryRun");

  /** Whether to stop a compilation that is under way before it is deleted. */
  public static final QueryParameter<Boolean> STOP_FIRST = flag("stop");

  /** Whether a log is told without its colours. */
  public static final QueryParameter<Boolean> PLAIN = flag("plain");

  /** Most entries of a page. */
  public static final QueryParameter<Integer> LIMIT =
      new QueryParameter<>(
          "limit",
          text -> whole(text, 3, 1, PageRequest.MAX_LIMIT).map(Long::intValue),
          Fault.outOfRange(1, PageRequest.MAX_LIMIT));

  /** Where the page before ended. Only with the rest of its request can it be judged. */
  public static final QueryParameter<String> PAGE_TOKEN =
      new QueryParameter<>(
          "pageToken",
          text -> Optional.of(text).filter(token -> !token.contains(",")),
          Fault.of(ViolationCode.WRONG_FORM, "must be a nextPageToken"));

  /** A folder of a volume; empty for the top of it. */
  public static final QueryParameter<String> PATH =
      new QueryParameter<>(
          "path",
          text -> Optional.of(text).filter(path -> path.isEmpty() || VolumeUri.isPath(path)),
          Fault.wrongForm(
              "llama/original",
              "must be a relative path such as {example}, without . or .. and without a / at its"
                  + " ends"));

  /** Any of these phases. */
  public static final QueryParameter<Set<Phase>> PHASE =
      new QueryParameter<>(
          "phase",
          text -> each(text, Phase::of),
          Fault.notOneOf(Stream.of(Phase.values()).map(Phase::word).toList()));

  public static final QueryParameter<PlatformName> PLATFORM =
      new QueryParameter<>(
          "platform",
          PlatformName::parse,
          Fault.wrongForm("ethos-u", "must be the name of a platform"));

  /** The beginning of an options hash. */
  public static final QueryParameter<String> HASH =
      new QueryParameter<>(
          "hash",
          text -> Optional.of(text).filter(hash -> hash.matches("[0-9a-f]{1,64}")),
          Fault.wrongForm(
              "0c1d2e3f4a5b", "must be the beginning of an options hash, 1 to 64 hex characters"));

  public static final QueryParameter<Instant> CREATED_AFTER = time("createdAfter");
  public static final QueryParameter<Instant> CREATED_BEFORE = time("createdBefore");

  public static final QueryParameter<CallerName> CREATED_BY =
      new QueryParameter<>("createdBy", CallerName::parse, Fault.wrongForm("ci", CallerName.FORM));

  /** The set that compilations were created in. */
  public static final QueryParameter<CompilationSetId> OF_SET =
      new QueryParameter<>(
          "set",
          CompilationSetId::parse,
          Fault.wrongForm("s-...", "must be the id of a set, {example}"));

  public static final QueryParameter<Order> ORDER =
      new QueryParameter<>(
          "order",
          text -> Stream.of(Order.values()).filter(one -> one.word().equals(text)).findFirst(),
          Fault.of(ViolationCode.NOT_ONE_OF, "must be desc (newest first) or asc")
              .with("allowed", List.of("desc", "asc")));

  /** What the names of models in an outer registry hold. */
  public static final QueryParameter<String> SEARCH =
      new QueryParameter<>("search", QueryParameter::words, characters(MAX_SEARCH));

  /**
   * A model of an outer registry. It is no part of the path, as its name may be anything, which
   * proxies and clients would make another path of.
   */
  public static final QueryParameter<String> OUTER_MODEL =
      new QueryParameter<>("model", QueryParameter::identity, characters(MAX_IDENTITY));

  public static final QueryParameter<DeliveryState> DELIVERY_STATE =
      new QueryParameter<>(
          "state",
          DeliveryState::of,
          Fault.notOneOf(Stream.of(DeliveryState.values()).map(DeliveryState::word).toList()));

  /** The byte of a log to begin at. */
  public static final QueryParameter<Long> LOG_OFFSET =
      new QueryParameter<>(
          "offset",
          text -> whole(text, 15, 0, Long.MAX_VALUE),
          Fault.of(ViolationCode.OUT_OF_RANGE, "must be a whole number of bytes, {min} or more")
              .with("min", 0));

  /** Most bytes of a log in one answer. */
  public static final QueryParameter<Integer> LOG_LIMIT =
      new QueryParameter<>(
          "limit",
          text -> whole(text, 15, 1, MAX_LOG_LIMIT).map(Long::intValue),
          Fault.of(
                  ViolationCode.OUT_OF_RANGE, "must be a whole number of bytes from {min} to {max}")
              .with("min", 1)
              .with("max", MAX_LOG_LIMIT));

  /** What the name of a listed model holds. */
  public static final QueryParameter<String> NAME =
      new QueryParameter<>("name", QueryParameter::words, characters(MAX_SEARCH));

  public static final QueryParameter<ModelSort> SORT =
      new QueryParameter<>(
          "sort",
          ModelSort::of,
          Fault.of(ViolationCode.NOT_ONE_OF, "must be created or name")
              .with("allowed", List.of("created", "name")));

  /** Whether a list has what is archived too. */
  public static final QueryParameter<Boolean> ARCHIVED = flag("archived");

  /** What the name of a model holds. */
  public static final QueryParameter<String> MODEL_NAME =
      new QueryParameter<>("modelName", QueryParameter::words, characters(MAX_SEARCH));

  /** What is said of a compilation. */
  public static final QueryParameter<String> TEXT =
      new QueryParameter<>("text", QueryParameter::words, characters(MAX_SEARCH));

  /** Labels, each by its key, or by its key and value. */
  public static final QueryParameter<Set<LabelFilter>> LABEL =
      new QueryParameter<>(
          "label",
          text -> each(text, LabelFilter::parse).filter(labels -> labels.size() <= Labels.MOST),
          Fault.of(
                  ViolationCode.TOO_MANY,
                  "must be at most {max} of key or key=value, joined by commas")
              .with("max", Labels.MOST));

  /** The first of two compilations. */
  public static final QueryParameter<CompilationId> A = compilation("a");

  /** The second of two compilations. */
  public static final QueryParameter<CompilationId> B = compilation("b");

  private static QueryParameter<CompilationId> compilation(String name) {
    return new QueryParameter<>(
        name,
        CompilationId::parse,
        Fault.wrongForm("c-...", "must be the id of a compilation, {example}"));
  }

  private static Optional<String> words(String text) {
    return Optional.of(text).filter(it -> Texts.fits(it, MAX_SEARCH));
  }

  private static Optional<String> identity(String text) {
    return Optional.of(text).filter(it -> Texts.fits(it, MAX_IDENTITY));
  }

  private static QueryParameter<Boolean> flag(String name) {
    return new QueryParameter<>(
        name,
        text ->
            Optional.of(text)
                .filter(word -> word.equals("true") || word.equals("false"))
                .map(Boolean::valueOf),
        Fault.wrongType("flag", "must be true or false"));
  }

  private static QueryParameter<Instant> time(String name) {
    return new QueryParameter<>(
        name,
        QueryParameter::instant,
        Fault.wrongForm("2026-11-25T12:00:00Z", "must be a time such as {example}"));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Long> whole(String text, int digits, long min, long max) {
    return Optional.of(text)
        .filter(number -> number.matches("0|[1-9][0-9]{0," + (digits - 1) + "}"))
        .map(Long::parseLong)
        .filter(number -> number >= min && number <= max);
  }

  /** A list that commas divide; empty when one of it can't be read. */
  private static <T> Optional<Set<T>> each(String text, Function<String, Optional<T>> read) {
    Set<Optional<T>> all = Stream.of(text.split(",", -1)).map(read).collect(Collectors.toSet());
    return all.contains(Optional.<T>empty())
        ? Optional.empty()
        : Optional.of(all.stream().flatMap(Optional::stream).collect(Collectors.toSet()));
  }

  private static Fault characters(int max) {
    return Fault.of(ViolationCode.NOT_TEXT, "must be {min} to {max} characters")
        .with("min", 1)
        .with("max", max);
  }
}

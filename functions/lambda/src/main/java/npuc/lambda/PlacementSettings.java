package npuc.lambda;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.lambda.kubernetes.Placement;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.platform.Quantity;
import npuc.platform.Resources;

/**
 * Where the Jobs of each platform run: {@code pool=jobs, rngd pool=large}. An item after the name
 * of a platform holds for that one, any other for all; of two that exclude each other that of the
 * platform holds.
 */
final class PlacementSettings {
  private static final String WORD = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
  private static final String KEY = "(?<key>(?:[a-z0-9][a-z0-9.-]{0,252}/)?" + WORD + ")";
  private static final Pattern ITEM =
      Pattern.compile("(?:(?<platform>[a-z0-9-]+)\\s+)?(?<item>\\S+)");
  private static final Pattern LABEL = Pattern.compile(KEY + "=(?<value>(?:" + WORD + ")?)");
  private static final Pattern TAINT =
      Pattern.compile(KEY + "(?:=(?<value>(?:" + WORD + ")?))?:(?<effect>NoSchedule|NoExecute)");
  private static final Quantity ONE_BYTE = new Quantity(BigDecimal.ONE, false);
  private static final Quantity LARGEST_DISK = Resources.MAX.memory();
  private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");

  private final Settings settings;
  private final Platforms platforms;

  PlacementSettings(Settings settings, Platforms platforms) {
    this.settings = settings;
    this.platforms = platforms;
  }

  /** An item of a setting, for one platform or for all. */
  private record Item<T>(Optional<PlatformName> platform, T value) {
    boolean isFor(PlatformName name) {
      return platform.map(name::equals).orElse(true);
    }
  }

  /** Those of all platforms. */
  Map<PlatformName, Placement> read() {
    var labels = items("NPUC_NODE_SELECTOR", "label=value, ...", text -> matched(LABEL, text));
    settings.require(
        isOnce(labels, label -> label.group("key")), "NPUC_NODE_SELECTOR names a label twice");
    var tolerations =
        items("NPUC_TOLERATIONS", "taint=value:NoSchedule, ...", PlacementSettings::toleration);
    var priorities = single("NPUC_PRIORITY_CLASS", "a name", PlacementSettings::name);
    var queues = single("NPUC_QUEUE", "a name", PlacementSettings::name);
    var scratch = single("NPUC_SCRATCH", "1 to 64Ti, such as 50Gi", PlacementSettings::space);
    var classes = single("NPUC_SCRATCH_CLASS", "a name", PlacementSettings::name);
    return platforms.all().stream()
        .map(Platform::name)
        .collect(
            toMap(
                Function.identity(),
                name ->
                    new Placement(
                        selector(labels, name),
                        of(tolerations, name),
                        own(priorities, name),
                        own(queues, name),
                        own(scratch, name),
                        own(classes, name))));
  }

  private <T> List<Item<T>> items(String key, String form, Function<String, Optional<T>> parse) {
    return settings.items(
        key,
        form + "; each for all platforms, or after the name of one (" + names() + ")",
        text -> matched(ITEM, text).flatMap(parts -> item(parts, parse)));
  }

  private String names() {
    return platforms.all().stream().map(platform -> platform.name().value()).collect(joining(", "));
  }

  private <T> Optional<Item<T>> item(Matcher parts, Function<String, Optional<T>> parse) {
    Optional<PlatformName> platform =
        Optional.ofNullable(parts.group("platform")).flatMap(PlatformName::parse);
    boolean isKnown =
        parts.group("platform") == null || platform.flatMap(platforms::find).isPresent();
    return parse
        .apply(parts.group("item"))
        .filter(value -> isKnown)
        .map(value -> new Item<>(platform, value));
  }

  /** One that has a value for each platform, not several. */
  private <T> List<Item<T>> single(String key, String form, Function<String, Optional<T>> parse) {
    List<Item<T>> items = items(key, form, parse);
    settings.require(isOnce(items, value -> ""), key + " has two values for the same platform");
    return items;
  }

  private static <T> boolean isOnce(List<Item<T>> items, Function<T, String> what) {
    return items.stream()
        .collect(groupingBy(item -> List.of(item.platform(), what.apply(item.value()))))
        .values()
        .stream()
        .allMatch(same -> same.size() == 1);
  }

  private static <T> List<T> of(List<Item<T>> items, PlatformName name) {
    return items.stream().filter(item -> item.isFor(name)).map(Item::value).toList();
  }

  private static <T> Optional<T> own(List<Item<T>> items, PlatformName name) {
    return items.stream()
        .filter(item -> item.platform().isPresent() && item.isFor(name))
        .findFirst()
        .or(() -> items.stream().filter(item -> item.isFor(name)).findFirst())
        .map(Item::value);
  }

  private static Map<String, String> selector(List<Item<Matcher>> labels, PlatformName name) {
    var selector = new HashMap<String, String>();
    for (Item<Matcher> label : labels) {
      Matcher parts = label.value();
      if (label.platform().isPresent() && label.isFor(name)) {
        selector.put(parts.group("key"), parts.group("value"));
      } else if (label.isFor(name)) {
        selector.putIfAbsent(parts.group("key"), parts.group("value"));
      }
    }
    return selector;
  }

  /** As {@code kubectl taint} writes taints; without a value any value is tolerated. */
  private static Optional<Toleration> toleration(String text) {
    return matched(TAINT, text)
        .map(
            taint -> {
              Optional<String> value = Optional.ofNullable(taint.group("value"));
              var toleration =
                  new TolerationBuilder()
                      .withKey(taint.group("key"))
                      .withOperator(value.isPresent() ? "Equal" : "Exists")
                      .withEffect(taint.group("effect"));
              value.ifPresent(toleration::withValue);
              return toleration.build();
            });
  }

  private static Optional<String> name(String text) {
    return matched(NAME, text).map(Matcher::group);
  }

  private static Optional<Quantity> space(String text) {
    return Quantity.parse(text).filter(found -> found.isBetween(ONE_BYTE, LARGEST_DISK));
  }

  private static Optional<Matcher> matched(Pattern form, String text) {
    return Optional.of(form.matcher(text)).filter(Matcher::matches);
  }
}

package npuc.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import npuc.application.Application;
import npuc.declared.PlatformsFolder;

/** Reads settings, and collects what is wrong with them so that it can all be said at once. */
final class Settings {
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  Settings(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** A setting that must be there; empty when it isn't, which is then a problem. */
  String required(String key) {
    return optional(key)
        .orElseGet(
            () -> {
              problems.add(key + " is missing");
              return "";
            });
  }

  /**
   * A setting that may be there; empty counts as missing, as CloudFormation can't leave one out.
   */
  Optional<String> optional(String key) {
    return Optional.ofNullable(environment.get(key)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /** The items of a setting that is a list with commas; empty ones don't count. */
  <T> List<T> items(String key, String form, Function<String, Optional<T>> parse) {
    var items = new ArrayList<T>();
    for (String item : optional(key).orElse("").split(",", -1)) {
      if (!item.isBlank()) {
        parse
            .apply(item.strip())
            .ifPresentOrElse(
                items::add, () -> problems.add(key + " must be " + form + ": " + item));
      }
    }
    return items;
  }

  /** The platforms of third parties, beside those of npuc itself. */
  PlatformsFolder platforms() {
    return PlatformsFolder.read(optional(PlatformsFolder.KEY), Application.PLATFORMS, problems);
  }

  void require(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  /** Every NPUC_ setting must be one of these. */
  void know(Set<String> keys) {
    for (String name : new TreeSet<>(environment.keySet())) {
      require(
          !name.startsWith("NPUC_") || keys.contains(name),
          name + " is not a setting; known are " + new TreeSet<>(keys));
    }
  }

  /**
   * Ends the reading.
   *
   * @throws IllegalArgumentException naming everything that is wrong
   */
  void check() {
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }
}

package npuc.platform.ethosu;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The description of a chip and its board in vela's form.
 *
 * @param sections keys and values by the name of the section; {@code inherit} leads to another one
 *     of them, and never round in a circle
 */
record VelaIni(Map<String, Map<String, String>> sections) {
  VelaIni {
    var copy = new TreeMap<String, Map<String, String>>();
    sections.forEach((name, entries) -> copy.put(name, Map.copyOf(entries)));
    sections = Collections.unmodifiableMap(copy);
  }

  /** The names of the sections of one kind, without its prefix. */
  List<String> names(IniRules.Section kind) {
    return sections.keySet().stream()
        .filter(name -> name.startsWith(kind.prefix()))
        .map(name -> name.substring(kind.prefix().length()))
        .toList();
  }

  /** What a section says, or the one that it inherits from: its own word counts first. */
  Optional<String> value(String section, String key) {
    Map<String, String> entries = sections.getOrDefault(section, Map.of());
    return Optional.ofNullable(entries.get(key))
        .or(
            () ->
                Optional.ofNullable(entries.get(IniRules.INHERIT))
                    .flatMap(parent -> value(parent, key)));
  }

  /** Whether a section or what it inherits has any key that begins so. */
  boolean hasAny(String section, String beginning) {
    Map<String, String> entries = sections.getOrDefault(section, Map.of());
    return entries.keySet().stream().anyMatch(key -> key.startsWith(beginning))
        || Optional.ofNullable(entries.get(IniRules.INHERIT))
            .filter(parent -> hasAny(parent, beginning))
            .isPresent();
  }
}

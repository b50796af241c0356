package npuc.platform.ethosu;

import static npuc.platform.ethosu.IniRules.VELA;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.platform.ethosu.IniRules.Kind;
import npuc.refusal.Violations;

/** Reads the text of a vela.ini, line by line; each line that vela could not use is told. */
final class VelaIniReader {
  private static final Pattern SECTION =
      Pattern.compile("\\[((?:System_Config|Memory_Mode)\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,63})]");
  private static final Pattern ENTRY =
      Pattern.compile("([A-Za-z0-9_]{1,64})[ \\t]*[=:][ \\t]*([A-Za-z0-9_.+-]{1,100})");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,15})?([eE]\\+?[0-9]{1,2})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,13}");
  private static final int MAX_TOLD = 20;

  private final String field;
  private final Violations violations;
  private final Map<String, Map<String, String>> sections = new TreeMap<>();
  private String section = "";
  private int told;

  private VelaIniReader(String field, Violations violations) {
    this.field = field;
    this.violations = violations;
  }

  /** What the text says; empty when anything in it is wrong. */
  static Optional<VelaIni> read(String text, String field, Violations violations) {
    var reader = new VelaIniReader(field, violations);
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      reader.read(lines.get(i), "line " + (i + 1));
    }
    reader.sections.keySet().forEach(reader::checkInheritance);
    return reader.told == 0 ? Optional.of(new VelaIni(reader.sections)) : Optional.empty();
  }

  private void read(String line, String where) {
    if (line.isEmpty() || line.startsWith(";") || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("[")) {
      begin(line, where);
      return;
    }
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      tell(where, "must be key=value, with nothing behind the value");
    } else if (section.isEmpty()) {
      tell(where, "stands in no section; begin one with [System_Config.<name>]");
    } else {
      add(entry.group(1), entry.group(2), where);
    }
  }

  private void begin(String line, String where) {
    Matcher name = SECTION.matcher(line);
    if (!name.matches()) {
      tell(where, "must be [System_Config.<name>] or [Memory_Mode.<name>]; vela uses no others");
    } else if (sections.putIfAbsent(name.group(1), new TreeMap<>()) != null) {
      tell(where, "repeats the section " + name.group(1));
    } else {
      section = name.group(1);
    }
  }

  private void add(String name, String value, String where) {
    if (name.equalsIgnoreCase(IniRules.INHERIT)) {
      put(IniRules.INHERIT, value, where);
      return;
    }
    VELA.key(VELA.of(section), name)
        .ifPresentOrElse(
            key -> {
              require(is(key.getValue(), value), where, key.getKey() + kind(key.getValue()));
              put(key.getKey(), value, where);
            },
            () -> tell(where, "vela knows no " + name + " in such a section"));
  }

  private void put(String key, String value, String where) {
    Map<String, String> entries = sections.getOrDefault(section, new TreeMap<>());
    require(entries.putIfAbsent(key, value) == null, where, "repeats " + key);
  }

  private static boolean is(Kind kind, String value) {
    return switch (kind) {
      case NUMBER -> NUMBER.matcher(value).matches() && Double.parseDouble(value) > 0;
      case WHOLE -> WHOLE.matcher(value).matches();
      case MEMORY -> VELA.memories().contains(value);
      case PORT -> VELA.ports().contains(value);
    };
  }

  private static String kind(Kind kind) {
    return " must be "
        + switch (kind) {
          case NUMBER -> "a number above 0, such as 400e6";
          case WHOLE -> "a whole number";
          case MEMORY -> "one of " + String.join(", ", VELA.memories());
          case PORT -> "one of " + String.join(", ", VELA.ports());
        };
  }

  private void checkInheritance(String start) {
    var seen = new HashSet<String>();
    Optional<String> at = Optional.of(start);
    while (at.isPresent()) {
      String here = at.get();
      if (!seen.add(here)) {
        tell(start, "inherits from itself in a circle");
        return;
      }
      Optional<String> parent =
          Optional.ofNullable(sections.getOrDefault(here, Map.of()).get(IniRules.INHERIT));
      if (parent.filter(name -> !isSameKind(here, name)).isPresent()) {
        tell(here, "inherits from " + parent.get() + ", which is no section of its kind");
        return;
      }
      at = parent;
    }
  }

  private boolean isSameKind(String one, String other) {
    return sections.containsKey(other) && VELA.of(one).equals(VELA.of(other));
  }

  private void require(boolean holds, String where, String wrong) {
    if (!holds) {
      tell(where, wrong);
    }
  }

  private void tell(String where, String wrong) {
    told++;
    if (told <= MAX_TOLD) {
      violations.add(field, where + ": " + wrong);
    }
  }
}

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
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
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
      reader.read(lines.get(i), i + 1);
    }
    reader.sections.keySet().forEach(reader::checkInheritance);
    return reader.told == 0 ? Optional.of(new VelaIni(reader.sections)) : Optional.empty();
  }

  private void read(String line, int number) {
    if (line.isEmpty() || line.startsWith(";") || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("[")) {
      begin(line, number);
      return;
    }
    Matcher entry = ENTRY.matcher(line);
    if (!entry.matches()) {
      tell(number, wrong("assignment", "must be key=value, with nothing behind the value"));
    } else if (section.isEmpty()) {
      tell(
          number,
          wrong("noSection", "stands in no section; begin one with [System_Config.<name>]"));
    } else {
      add(entry.group(1), entry.group(2), number);
    }
  }

  private void begin(String line, int number) {
    Matcher name = SECTION.matcher(line);
    if (!name.matches()) {
      tell(
          number,
          wrong(
              "sectionName",
              "must be [System_Config.<name>] or [Memory_Mode.<name>]; vela uses no others"));
    } else if (sections.putIfAbsent(name.group(1), new TreeMap<>()) != null) {
      tell(number, wrong("repeated", "repeats the section {value}").with("value", name.group(1)));
    } else {
      section = name.group(1);
    }
  }

  private void add(String name, String value, int number) {
    if (name.equalsIgnoreCase(IniRules.INHERIT)) {
      put(IniRules.INHERIT, value, number);
      return;
    }
    VELA.key(VELA.of(section), name)
        .ifPresentOrElse(
            key -> {
              require(
                  is(key.getValue(), value),
                  number,
                  kind(key.getValue()).with("key", key.getKey()));
              put(key.getKey(), value, number);
            },
            () ->
                tell(
                    number,
                    wrong("unknownKey", "vela knows no {key} in such a section")
                        .with("key", name)));
  }

  private void put(String key, String value, int number) {
    Map<String, String> entries = sections.getOrDefault(section, new TreeMap<>());
    require(
        entries.putIfAbsent(key, value) == null,
        number,
        wrong("repeated", "repeats {value}").with("value", key));
  }

  private static boolean is(Kind kind, String value) {
    return switch (kind) {
      case NUMBER -> NUMBER.matcher(value).matches() && Double.parseDouble(value) > 0;
      case WHOLE -> WHOLE.matcher(value).matches();
      case MEMORY -> VELA.memories().contains(value);
      case PORT -> VELA.ports().contains(value);
    };
  }

  private static Fault kind(Kind kind) {
    return switch (kind) {
      case NUMBER -> wrong("number", "{key} must be a number above 0, such as 400e6");
      case WHOLE -> wrong("wholeNumber", "{key} must be a whole number");
      case MEMORY -> notOneOf(VELA.memories());
      case PORT -> notOneOf(VELA.ports());
    };
  }

  private static Fault notOneOf(List<String> allowed) {
    return wrong("notOneOf", "{key} must be one of {allowed}").with("allowed", allowed);
  }

  private static Fault wrong(String rule, String form) {
    return Fault.of(ViolationCode.VELA_INI_INVALID, form).with("rule", rule);
  }

  private void checkInheritance(String start) {
    var seen = new HashSet<String>();
    Optional<String> at = Optional.of(start);
    while (at.isPresent()) {
      String here = at.get();
      if (!seen.add(here)) {
        tell(start, wrong("circle", "inherits from itself in a circle"));
        return;
      }
      Optional<String> parent =
          Optional.ofNullable(sections.getOrDefault(here, Map.of()).get(IniRules.INHERIT));
      if (parent.filter(name -> !isSameKind(here, name)).isPresent()) {
        tell(
            here,
            wrong("parent", "inherits from {parent}, which is no section of its kind")
                .with("parent", parent.get()));
        return;
      }
      at = parent;
    }
  }

  private boolean isSameKind(String one, String other) {
    return sections.containsKey(other) && VELA.of(one).equals(VELA.of(other));
  }

  private void require(boolean holds, int line, Fault wrong) {
    if (!holds) {
      tell(line, wrong);
    }
  }

  private void tell(int line, Fault wrong) {
    tell(wrong.after("line {line}: ").with("line", line));
  }

  private void tell(String section, Fault wrong) {
    tell(wrong.after("{section}: ").with("section", section));
  }

  private void tell(Fault wrong) {
    told++;
    if (told <= MAX_TOLD) {
      violations.add(field, wrong);
    }
  }
}

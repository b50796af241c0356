package npuc.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.refusal.Wording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the variables of a request: the list {@code environment} and the text {@code envFile}. The
 * list wins over the file, with a warning. A variable of the file is a secret if a comment says so
 * ({@link SecretMark}) or, without one, if its name or its value looks like one.
 */
public final class EnvironmentReader {
  private static final String LIST = "environment";
  private static final String FILE = "envFile";

  private static final int MAX_FILE = 4 * VariableRules.MAX_BYTES;

  /** One more than is allowed is read: enough to refuse a longer list, and never a long answer. */
  private static final int ENOUGH = VariableRules.MAX_NAMES + 1;

  private final Fields fields;
  private final Violations violations;
  private final List<Note> notes = new ArrayList<>();

  private EnvironmentReader(Fields fields, Violations violations) {
    this.fields = fields;
    this.violations = violations;
  }

  /**
   * Reads the two fields of a body. Everything wrong is added to {@code violations}, those that
   * {@code fields} has too, at {@code environment[i].name} and the like or at {@code envFile} with
   * the line, and the answer is empty. No value is ever part of a message.
   */
  public static Optional<RequestedEnvironment> read(Fields fields, Violations violations) {
    int before = violations.count();
    var reader = new EnvironmentReader(fields, violations);
    Map<String, Requested> variables = reader.merged();
    reader.leaveOutUseless(variables);
    variables.values().forEach(variable -> reader.notes.addAll(Caution.about(variable)));
    reader.checkLimits(variables);
    return violations.count() == before
        ? Optional.of(new RequestedEnvironment(List.copyOf(variables.values()), reader.notes))
        : Optional.empty();
  }

  private Map<String, Requested> merged() {
    var variables = new TreeMap<String, Requested>();
    fromFile().forEach(variable -> variables.put(variable.name(), variable));
    for (Requested variable : fromList(secrets(variables.values()))) {
      if (variables.put(variable.name(), variable) != null) {
        notes.add(
            Note.of(
                NoteCode.ENV_FILE_IGNORED,
                Wording.of("{name} of envFile is ignored: environment gives it too")
                    .with("name", variable.name())));
      }
    }
    return variables;
  }

  private static Set<String> secrets(Collection<Requested> variables) {
    return variables.stream()
        .filter(Requested.Secret.class::isInstance)
        .map(Requested::name)
        .collect(Collectors.toSet());
  }

  private List<Requested.Given> fromFile() {
    String text =
        fields
            .value(
                FILE,
                Texts::of,
                Fault.wrongType("text", "must be a string, the text of a .env file"))
            .orElse("");
    if (text.length() > MAX_FILE) {
      fields.add(
          FILE,
          Fault.of(ViolationCode.TOO_LONG, "must be at most {max} characters long")
              .with("max", MAX_FILE)
              .with("unit", "characters"));
      return List.of();
    }
    DotEnv.Parsed parsed = DotEnv.parse(text);
    parsed.violations().forEach(violations::add);
    notes.addAll(parsed.notes());
    return parsed.entries().stream().limit(ENOUGH).map(this::checked).toList();
  }

  private Requested.Given checked(DotEnv.Entry entry) {
    String value = entry.value().plain();
    VariableRules.wrongName(entry.name())
        .ifPresent(wrong -> fields.add(FILE, at(entry, wrong.after("line {line}: "))));
    VariableRules.wrongValue(value)
        .ifPresent(wrong -> fields.add(FILE, at(entry, wrong.after("line {line}: the value "))));
    return VariableReader.variable(entry.name(), value, entry.secret());
  }

  private static Fault at(DotEnv.Entry entry, Fault wrong) {
    return wrong.with("line", entry.line());
  }

  private List<Requested> fromList(Set<String> secrets) {
    List<JsonNode> list =
        fields
            .value(
                LIST,
                given -> Optional.of(given).filter(JsonNode::isArray).map(JsonNode::asArray),
                Fault.wrongType("list", "must be a list of {name, value, secret, keepFrom}"))
            .map(array -> array.valueStream().limit(ENOUGH).toList())
            .orElse(List.of());
    var variables = new ArrayList<Requested>();
    var places = new HashMap<String, String>();
    for (int index = 0; index < list.size(); index++) {
      String place = LIST + "[" + index + "]";
      Optional<Requested> variable = fromItem(list.get(index), place, secrets);
      variable.ifPresent(variables::add);
      variable.ifPresent(found -> requireFirst(found.name(), place, places));
    }
    return variables;
  }

  private Optional<Requested> fromItem(JsonNode item, String place, Set<String> secrets) {
    if (item instanceof ObjectNode object) {
      return new VariableReader(new Fields(object, place, violations), secrets).read();
    }
    violations.add(
        place,
        Fault.wrongType("object", "must be an object with a name and either a value or keepFrom"));
    return Optional.empty();
  }

  private void requireFirst(String name, String place, Map<String, String> places) {
    Optional.ofNullable(places.putIfAbsent(name, place))
        .ifPresent(
            first ->
                violations.add(
                    place + ".name",
                    Fault.of(ViolationCode.REPEATED, "is the name of {value} too")
                        .with("value", first)));
  }

  private void leaveOutUseless(Map<String, Requested> variables) {
    for (String name : List.copyOf(variables.keySet())) {
      Optional<String> why = ReservedNames.uselessness(name);
      why.ifPresent(
          reason ->
              notes.add(
                  Note.of(
                      NoteCode.VARIABLE_IGNORED,
                      Wording.of("{name} is ignored: {reason}")
                          .with("name", name)
                          .with("reason", reason))));
      why.ifPresent(_ -> variables.remove(name));
    }
  }

  private void checkLimits(Map<String, Requested> variables) {
    String field = fields.has(LIST) ? LIST : FILE;
    violations.require(
        variables.size() <= VariableRules.MAX_NAMES,
        field,
        Fault.of(ViolationCode.TOO_MANY, "must hold at most {max} names, those of envFile included")
            .with("max", VariableRules.MAX_NAMES));
    int bytes = variables.values().stream().mapToInt(Requested::bytes).sum();
    violations.require(bytes <= VariableRules.MAX_BYTES, field, VariableRules.TOO_LARGE);
  }
}

package npuc.environment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.contract.JobContract;
import npuc.refusal.Violations;
import tools.jackson.databind.JsonNode;

/**
 * Reads the variables of a request: the list {@code environment} and the text {@code envFile}.
 * Absent and null mean none. The list wins over the file, with a warning. A variable of the file is
 * a secret if its name looks like one; to say otherwise, it has to be in the list.
 */
public final class EnvironmentReader {
  private static final String LIST = "environment";
  private static final String FILE = "envFile";

  private static final int SHORTEST_HIDDEN = JobContract.AGREED.shortestHidden();

  private static final int MAX_FILE = 4 * VariableRules.MAX_BYTES;

  /** One more than is allowed is read: enough to refuse a longer list, and never a long answer. */
  private static final int ENOUGH = VariableRules.MAX_NAMES + 1;

  private final Violations violations = new Violations();
  private final List<String> warnings = new ArrayList<>();

  private EnvironmentReader() {}

  /**
   * Reads a body. Everything wrong is added to {@code violations}, at {@code environment[i].name}
   * and the like or at {@code envFile} with the line, and the answer is empty. No value is ever
   * part of a message.
   */
  public static Optional<RequestedEnvironment> read(JsonNode body, Violations violations) {
    var reader = new EnvironmentReader();
    Map<String, Requested> variables = reader.merged(body.path(FILE), body.path(LIST));
    reader.warnOfShortSecrets(variables.values());
    reader.checkLimits(variables.values(), body.hasNonNull(LIST) ? LIST : FILE);
    reader.violations.list().forEach(found -> violations.add(found.field(), found.message()));
    return reader.violations.isEmpty()
        ? Optional.of(new RequestedEnvironment(List.copyOf(variables.values()), reader.warnings))
        : Optional.empty();
  }

  private Map<String, Requested> merged(JsonNode file, JsonNode list) {
    var variables = new TreeMap<String, Requested>();
    fromFile(file).forEach(variable -> variables.put(variable.name(), variable));
    for (Requested variable : fromList(list)) {
      if (variables.put(variable.name(), variable) != null) {
        warnings.add(variable.name() + " of envFile is ignored: environment gives it too");
      }
    }
    return variables;
  }

  private List<Requested.Given> fromFile(JsonNode file) {
    if (!file.isString()) {
      requireAbsent(file, FILE, "must be a string, the text of a .env file");
      return List.of();
    }
    if (file.stringValue().length() > MAX_FILE) {
      violations.add(FILE, "must be at most " + MAX_FILE + " characters long");
      return List.of();
    }
    DotEnv.Parsed parsed = DotEnv.parse(file.stringValue());
    parsed.violations().forEach(found -> violations.add(found.field(), found.message()));
    warnings.addAll(parsed.warnings());
    return parsed.entries().stream().limit(ENOUGH).map(this::checked).toList();
  }

  private Requested.Given checked(DotEnv.Entry entry) {
    String value = entry.value().plain();
    String line = "line " + entry.line() + ": ";
    VariableRules.wrongName(entry.name()).ifPresent(wrong -> violations.add(FILE, line + wrong));
    VariableRules.wrongValue(value)
        .ifPresent(wrong -> violations.add(FILE, line + "the value " + wrong));
    return VariableReader.variable(entry.name(), value, Optional.empty());
  }

  private List<Requested> fromList(JsonNode list) {
    if (!list.isArray()) {
      requireAbsent(list, LIST, "must be a list of {name, value, secret, keepFrom}");
      return List.of();
    }
    var variables = new ArrayList<Requested>();
    var places = new HashMap<String, String>();
    for (int index = 0; index < Math.min(list.size(), ENOUGH); index++) {
      String place = LIST + "[" + index + "]";
      Optional<Requested> variable = new VariableReader(list.path(index), place, violations).read();
      variable.ifPresent(variables::add);
      variable.ifPresent(found -> requireFirst(found.name(), place, places));
    }
    return variables;
  }

  private void requireFirst(String name, String place, Map<String, String> places) {
    Optional.ofNullable(places.putIfAbsent(name, place))
        .ifPresent(first -> violations.add(place + ".name", "is the name of " + first + " too"));
  }

  private void requireAbsent(JsonNode node, String field, String otherwise) {
    violations.require(node.isMissingNode() || node.isNull(), field, otherwise);
  }

  /** The job program doesn't look for them: they would hide parts of any text. */
  private void warnOfShortSecrets(Collection<Requested> variables) {
    for (Requested variable : variables) {
      if (variable instanceof Requested.Secret(String name, SecretText value)
          && !value.plain().isEmpty()
          && value.plain().strip().length() < SHORTEST_HIDDEN) {
        warnings.add(
            "%s is a secret of fewer than %d characters: a log does not hide it"
                .formatted(name, SHORTEST_HIDDEN));
      }
    }
  }

  private void checkLimits(Collection<Requested> variables, String field) {
    violations.require(
        variables.size() <= VariableRules.MAX_NAMES,
        field,
        "must hold at most " + VariableRules.MAX_NAMES + " names, those of envFile included");
    int bytes = variables.stream().mapToInt(Requested::bytes).sum();
    violations.require(bytes <= VariableRules.MAX_BYTES, field, VariableRules.TOO_LARGE);
  }
}

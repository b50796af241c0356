package npuc.local.asl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a state machine file strictly: whatever this interpreter would not run exactly as AWS does
 * is an error now, not a surprise later.
 */
public final class Definition {
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");
  private static final int NO_TIMEOUT = 99_999_999;

  private final List<String> problems = new ArrayList<>();

  private Definition() {}

  /**
   * Reads the text of a file.
   *
   * @param substitutions values for each {@code ${Name}}, as SAM's DefinitionSubstitutions
   * @throws DefinitionException naming every problem
   */
  static StateMachine read(String text, Map<String, String> substitutions) {
    return new Definition().machine(text, substitutions);
  }

  private StateMachine machine(String text, Map<String, String> substitutions) {
    JsonNode json = parse(substituted(text, substitutions));
    var fields = new StateFields("", json, problems);
    fields.ignore("Comment", "Version");
    fields.requireText("QueryLanguage", "JSONata");
    String startAt = fields.text("StartAt");
    int timeout = fields.whole("TimeoutSeconds", 1, NO_TIMEOUT).orElse(NO_TIMEOUT);
    JsonNode stateNodes = fields.object("States");
    fields.refuseOthers();
    Map<String, State> states = new LinkedHashMap<>();
    stateNodes
        .properties()
        .forEach(
            entry ->
                new StateReader(entry.getKey(), entry.getValue(), problems)
                    .read()
                    .ifPresent(state -> states.put(entry.getKey(), state)));
    if (problems.isEmpty()) {
      checkLinks(startAt, states);
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    return new StateMachine(startAt, states, timeout);
  }

  private String substituted(String text, Map<String, String> substitutions) {
    var used = new TreeSet<String>();
    Matcher matcher = SUBSTITUTION.matcher(text);
    String result =
        matcher.replaceAll(
            match -> {
              used.add(match.group(1));
              return Matcher.quoteReplacement(
                  substitutions.getOrDefault(match.group(1), match.group()));
            });
    for (String name : used) {
      if (!substitutions.containsKey(name)) {
        problems.add("${" + name + "} has no substitution");
      }
    }
    for (String name : substitutions.keySet()) {
      if (!used.contains(name)) {
        problems.add("the substitution " + name + " is not used");
      }
    }
    return result;
  }

  private JsonNode parse(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      throw new DefinitionException(List.of("not JSON: " + e.getOriginalMessage()));
    }
  }

  private void checkLinks(String startAt, Map<String, State> states) {
    var reached = new TreeSet<String>();
    var open = new ArrayDeque<String>(List.of(startAt));
    while (!open.isEmpty()) {
      String name = open.remove();
      Optional<State> state = Optional.ofNullable(states.get(name));
      if (state.isEmpty()) {
        problems.add("there is no state " + name);
      } else if (reached.add(name)) {
        open.addAll(followers(state.get()));
      }
    }
    Set<String> unreachable = new TreeSet<>(states.keySet());
    unreachable.removeAll(reached);
    unreachable.forEach(name -> problems.add("States." + name + ": can't be reached"));
  }

  private static List<String> followers(State state) {
    return switch (state) {
      case State.Task task ->
          Stream.concat(
                  task.target().next().stream(), task.catchers().stream().map(State.Catcher::next))
              .toList();
      case State.Wait wait -> wait.target().next().stream().toList();
      case State.Choice choice ->
          Stream.concat(
                  choice.rules().stream().map(State.Rule::next), choice.defaultNext().stream())
              .toList();
      case State.Pass pass -> pass.target().next().stream().toList();
      case State.Succeed succeed -> List.of();
      case State.Fail fail -> List.of();
    };
  }
}

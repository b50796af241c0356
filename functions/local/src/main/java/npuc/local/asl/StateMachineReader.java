package npuc.local.asl;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a whole file, collecting every problem. */
final class StateMachineReader {
  private static final int MAX_NAME = 80;

  private final Problems problems = new Problems();
  private final List<Link> links = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  StateMachine read(String text, Map<String, String> substitutions) {
    Fields fields =
        new Fields(Substitutions.apply(parse(text), substitutions, problems), "", problems);
    fields.text("Version").filter(version -> !version.equals("1.0")).ifPresent(this::badVersion);
    if (!fields.requiredText("QueryLanguage").equals("JSONata")) {
      fields.problem("QueryLanguage", "must be JSONata");
    }
    String startAt = fields.requiredText("StartAt");
    links.add(new Link("", "StartAt", startAt));
    var machine =
        new StateMachine(
            startAt, fields.whole("TimeoutSeconds", 1).map(Duration::ofSeconds), states(fields));
    fields.rejectOthers();
    checkLinks();
    problems.throwIfAny();
    return machine;
  }

  private void badVersion(String version) {
    problems.add("Version", "must be 1.0, not " + version);
  }

  private JsonNode parse(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException notJson) {
      problems.add("", "not JSON: " + notJson.getOriginalMessage());
      problems.throwIfAny();
      throw notJson;
    }
  }

  private Map<String, State> states(Fields fields) {
    Map<String, State> states = new LinkedHashMap<>();
    Optional<Fields> all = fields.object("States");
    if (all.isEmpty()) {
      fields.problem("States", "is missing");
    }
    all.map(Fields::members).orElse(Map.of()).forEach((name, state) -> read(name, state, states));
    return states;
  }

  private void read(String name, Fields fields, Map<String, State> states) {
    names.add(name);
    if (name.isBlank() || name.length() > MAX_NAME) {
      fields.problem("must have a name of 1 to " + MAX_NAME + " characters");
    }
    var reader = new StateReader(name, fields);
    reader.read().ifPresent(state -> states.put(name, state));
    links.addAll(reader.links());
  }

  private void checkLinks() {
    for (Link link : links) {
      if (!link.to().isEmpty() && !names.contains(link.to())) {
        problems.add(link.path(), "there is no state " + link.to());
      }
    }
    Set<String> reachable = reachable();
    names.stream()
        .filter(name -> !reachable.contains(name))
        .sorted()
        .forEach(name -> problems.add("States." + name, "is never reached"));
  }

  private Set<String> reachable() {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(""));
    while (!open.isEmpty()) {
      String from = open.remove();
      links.stream()
          .filter(link -> link.from().equals(from) && reached.add(link.to()))
          .forEach(link -> open.add(link.to()));
    }
    return reached;
  }
}

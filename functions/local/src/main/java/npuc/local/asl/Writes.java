package npuc.local.asl;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is left behind on the way on: variables, and an output in place of the state's own. */
interface Writes {
  Pattern VARIABLE = Pattern.compile("(?!states$)[A-Za-z_][A-Za-z0-9_]{0,79}");

  Map<String, Template> assign();

  Optional<Template> output();

  /** Refuses names that no variable may have. */
  static void check(Map<String, Template> assign) {
    for (String name : assign.keySet()) {
      Json.require(VARIABLE.matcher(name).matches(), "a variable can't be called " + name);
    }
  }
}

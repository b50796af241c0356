package npuc.api.view;

import java.util.stream.Stream;
import npuc.compilation.Compilation;
import npuc.compilation.Phase;
import npuc.compilation.RetryTransitions;
import npuc.compilation.StepName;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with a compilation now, so that no client has to know the rules. */
final class ActionsJson {
  private ActionsJson() {}

  static ObjectNode of(Compilation compilation) {
    ObjectNode json = Json.object();
    json.put("stop", compilation.phase() == Phase.PENDING || compilation.phase() == Phase.RUNNING);
    json.put("recompile", mayRecompile(compilation));
    json.put("delete", !compilation.isActive());
    json.set(
        "retry",
        Json.texts(
            Stream.of(StepName.values())
                .filter(step -> RetryTransitions.mayRetry(compilation, step))
                .map(StepName::word)));
    return json;
  }

  static boolean mayRecompile(Compilation compilation) {
    return !compilation.phase().isUnderWay() && compilation.spec().options().isPresent();
  }
}

package npuc.lambda.runtime;

import java.nio.file.Path;
import java.util.Locale;
import npuc.lambda.Template;

/** The event of each function: events/submit-job.json is that of SubmitJob. */
public final class Events {
  private Events() {}

  public static Path file(String function) {
    String name = function.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return Template.ROOT.resolve("events").resolve(name + ".json");
  }
}

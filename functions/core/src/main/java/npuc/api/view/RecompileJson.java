package npuc.api.view;

import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.platform.option.Options;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body for another compilation with the options of this one, ready to be sent as it is. Secret
 * values are not in it; each is carried over by reference.
 */
public final class RecompileJson {
  private RecompileJson() {}

  public static ObjectNode of(Compilation compilation) {
    CompilationSpec spec = compilation.spec();
    ObjectNode json = Json.object();
    json.put("baseArtifactId", spec.baseArtifact().id().toString());
    json.put("platform", spec.platform().value());
    json.putObject("resources")
        .put("cpu", spec.resources().cpu().text())
        .put("memory", spec.resources().memory().text());
    json.putObject("limits")
        .put("pendingSeconds", spec.limits().pendingSeconds())
        .put("runSeconds", spec.limits().runSeconds());
    json.set("options", spec.options().orElse(Options.NONE).toJson());
    json.set("additionalArgs", Json.texts(spec.additionalArgs().stream()));
    json.set("environment", spec.environment().request(compilation.id()));
    return json;
  }
}

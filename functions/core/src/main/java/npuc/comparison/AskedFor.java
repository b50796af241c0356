package npuc.comparison;

import npuc.compilation.BaseArtifact;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Fetch;
import npuc.compilation.Limits;
import npuc.environment.Environment;
import npuc.environment.Variable;
import npuc.platform.option.Options;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was asked for, section by section; what is not known is absent. */
record AskedFor(Compilation compilation) {

  JsonNode model() {
    BaseArtifact base = spec().baseArtifact();
    ObjectNode model = object();
    model.put("modelId", compilation.modelId().toString());
    model.put("versionId", compilation.versionId().toString());
    model.put("artifactId", base.id().toString());
    model.put("name", base.name());
    model.put("uri", base.uri().text());
    base.fetch().map(Fetch::pin).ifPresent(pin -> model.put("pin", pin.text()));
    base.digest().ifPresent(digest -> model.put("digest", digest));
    base.sizeBytes().ifPresent(size -> model.put("sizeBytes", size));
    return model;
  }

  JsonNode toolchain() {
    ObjectNode toolchain = object();
    toolchain.put("platform", spec().platform().value());
    toolchain.put("name", spec().toolchain().name());
    toolchain.put("version", spec().toolchain().version());
    spec().toolchain().imageDigest().ifPresent(digest -> toolchain.put("imageDigest", digest));
    return toolchain;
  }

  JsonNode options() {
    return spec().options().orElse(Options.NONE).toJson();
  }

  JsonNode additionalArgs() {
    ArrayNode arguments = JsonNodeFactory.instance.arrayNode();
    spec().additionalArgs().forEach(arguments::add);
    return arguments;
  }

  /** Of a secret only that it is there: neither its value nor whether two are the same. */
  JsonNode environment() {
    return environment(spec().environment());
  }

  private static JsonNode environment(Environment environment) {
    ObjectNode variables = object();
    for (Variable variable : environment.variables()) {
      switch (variable) {
        case Variable.Plain(String name, String value) ->
            variables.putObject(name).put("value", value);
        case Variable.Secret(String name, _) -> variables.putObject(name).put("secret", true);
      }
    }
    return variables;
  }

  JsonNode resources() {
    return object()
        .put("cpu", spec().resources().cpu().toString())
        .put("memory", spec().resources().memory().toString());
  }

  JsonNode limits() {
    Limits limits = spec().limits();
    return object()
        .put("queueSeconds", limits.queueSeconds())
        .put("pendingSeconds", limits.pendingSeconds())
        .put("runSeconds", limits.runSeconds());
  }

  private CompilationSpec spec() {
    return compilation.spec();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}

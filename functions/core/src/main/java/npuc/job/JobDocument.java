package npuc.job;

import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.OutputPaths;
import npuc.compilation.StepOutput;
import npuc.contract.JobContract;
import npuc.hash.Sha256;
import npuc.platform.option.Options;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that a job program reads from {@code NPUC_SPEC}; see jobs/README.md. No secrets. */
public final class JobDocument {
  private static final int FORMAT_VERSION = JobContract.AGREED.formatVersion();

  private final ObjectNode json;

  private JobDocument(ObjectNode json) {
    this.json = json;
  }

  static JobDocument of(AttemptAt run) {
    Compilation compilation = run.compilation();
    CompilationSpec spec = compilation.spec();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("compilationId", compilation.id().toString());
    json.put("step", run.step().word());
    json.put("attempt", run.attempt().number());
    json.put("platform", spec.platform().value());
    json.set("toolchain", toolchain(spec));
    json.set("baseArtifact", baseArtifact(spec));
    json.put("basePath", spec.baseArtifact().uri().path());
    addOutput(json, compilation);
    json.set("options", spec.options().orElse(Options.NONE).toJson());
    var arguments = json.putArray("additionalArgs");
    spec.additionalArgs().forEach(arguments::add);
    json.put("optionsHash", spec.optionsHash().value());
    var secretNames = json.putArray("secretNames");
    spec.environment().secretNames().forEach(secretNames::add);
    json.put("cpuMillicores", spec.resources().cpu().thousandths());
    json.put("memoryBytes", spec.resources().memory().wholeUnits());
    return new JobDocument(json);
  }

  /**
   * The text for {@code NPUC_SPEC}.
   *
   * @param volume absolute path at which the claim is mounted for this Job
   */
  public String text(String volume) {
    return json.deepCopy().put("volume", volume).toString();
  }

  String fingerprint() {
    return Sha256.hex(JsonMapper.shared().writeValueAsBytes(json));
  }

  private static ObjectNode toolchain(CompilationSpec spec) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", spec.toolchain().name())
        .put("version", spec.toolchain().version());
  }

  private static ObjectNode baseArtifact(CompilationSpec spec) {
    ObjectNode base = JsonNodeFactory.instance.objectNode();
    base.put("id", spec.baseArtifact().id().toString());
    base.put("uri", spec.baseArtifact().uri().toString());
    base.put("digest", spec.baseArtifact().digest().orElse(null));
    return base;
  }

  /** Verification reads what the last compile attempt staged, and knows what it must hash to. */
  private static void addOutput(ObjectNode json, Compilation compilation) {
    int compileAttempt = compilation.compile().attempts().size();
    json.put("stagingPath", OutputPaths.staging(compilation, compileAttempt).path());
    json.put("publishPath", OutputPaths.published(compilation).path());
    json.put(
        "manifestDigest",
        compilation.compiledOutput().map(StepOutput::manifestDigest).orElse(null));
  }
}

package npuc.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import npuc.compilation.BaseArtifact;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.OutputPaths;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.contract.JobContract;
import npuc.hash.OptionsHash;
import npuc.hash.Sha256;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.platform.PlatformName;
import npuc.platform.option.Options;
import npuc.registry.ArtifactUri;
import npuc.registry.BucketUri;
import npuc.registry.Pin;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON that a job program reads from {@code NPUC_SPEC}, as jobs/README.md has it. No secrets.
 *
 * @param stagingPath where the last compile attempt stages, which verification reads
 * @param source what a compile fetches first; absent, and so are Jobs of older services, where the
 *     model is on the volume
 * @param copyTo where verification copies what it publishes
 * @param manifestDigest what verification must find there; empty before it is compiled
 */
public record JobDocument(
    int formatVersion,
    CompilationId compilationId,
    StepName step,
    int attempt,
    PlatformName platform,
    Compiler toolchain,
    Base baseArtifact,
    String basePath,
    String stagingPath,
    String publishPath,
    Optional<String> manifestDigest,
    Options options,
    List<String> additionalArgs,
    OptionsHash optionsHash,
    List<String> secretNames,
    long cpuMillicores,
    long memoryBytes,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Source> source,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BucketUri> copyTo) {

  /** What must be installed where the program runs. */
  record Compiler(String name, String version) {}

  /** What is compiled. */
  record Base(ArtifactId id, ArtifactUri uri, Optional<String> digest) {}

  /** What is fetched to the base path before it is compiled; a model on a volume has none. */
  public record Source(ArtifactUri uri, Pin pin, PlatformName format) {
    private static Optional<Source> of(BaseArtifact base) {
      return base.fetch().map(fetch -> new Source(base.uri(), fetch.pin(), fetch.format()));
    }
  }

  private record Mounted(@JsonUnwrapped JobDocument document, String volume) {}

  static JobDocument of(AttemptAt run) {
    Compilation compilation = run.compilation();
    CompilationSpec spec = compilation.spec();
    BaseArtifact base = spec.baseArtifact();
    return new JobDocument(
        JobContract.AGREED.formatVersion(),
        compilation.id(),
        run.step(),
        run.attempt().number(),
        spec.platform(),
        new Compiler(spec.toolchain().name(), spec.toolchain().version()),
        new Base(base.id(), base.uri(), base.digest()),
        base.location().path(),
        OutputPaths.staging(compilation, compilation.compile().attempts().size()).path(),
        OutputPaths.published(compilation).path(),
        compilation.compiledOutput().map(StepOutput::manifestDigest),
        spec.options().orElse(Options.NONE),
        spec.additionalArgs(),
        spec.optionsHash(),
        spec.environment().secretNames(),
        spec.resources().cpu().thousandths(),
        spec.resources().memory().wholeUnits(),
        run.step() == StepName.COMPILE ? Source.of(base) : Optional.empty(),
        run.step() == StepName.VERIFY ? spec.copyTo() : Optional.empty());
  }

  /**
   * The text for {@code NPUC_SPEC}.
   *
   * @param volume absolute path at which the claim is mounted for this Job
   */
  public String text(String volume) {
    return JsonMapper.shared().writeValueAsString(new Mounted(this, volume));
  }

  String fingerprint() {
    return Sha256.hex(JsonMapper.shared().writeValueAsBytes(this));
  }
}

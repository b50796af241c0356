package npuc.api.spec;

import java.util.List;
import java.util.Optional;
import npuc.compilation.BaseArtifact;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Limits;
import npuc.environment.Environment;
import npuc.environment.EnvironmentSealer;
import npuc.environment.RequestedEnvironment;
import npuc.hash.HashInput;
import npuc.hash.OptionsHash;
import npuc.id.CompilationId;
import npuc.platform.CompileInput;
import npuc.platform.Platform;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.refusal.Outcome;
import npuc.refusal.Violations;
import npuc.registry.Artifact;

/**
 * What a valid body asks for.
 *
 * @param input what was seen of the base artifact
 * @param environment the variables with their secrets sealed
 */
record AskedSpec(
    Platform platform,
    Artifact base,
    CompileInput input,
    Resources resources,
    Limits limits,
    Options options,
    List<String> additionalArgs,
    RequestedEnvironment requested,
    Environment environment) {

  /**
   * The same with its secrets sealed for a compilation; kept ones that are not there are refused.
   */
  Outcome<AskedSpec> sealed(EnvironmentSealer sealer, CompilationId id) {
    var violations = new Violations();
    return sealer
        .seal(requested, id, violations)
        .map(this::with)
        .map(Outcome::done)
        .orElseGet(() -> Outcome.refused(violations.refusal()));
  }

  CompilationSpec spec(Toolchain toolchain) {
    return new CompilationSpec(
        BaseArtifact.of(base).withDigest(digest()),
        platform.name(),
        toolchain,
        resources,
        limits,
        Optional.of(options),
        additionalArgs,
        environment,
        hash(toolchain));
  }

  /** Of a folder what is found in it now; of a file what was registered. */
  private Optional<String> digest() {
    return platform.digest(input.files()).or(base::digest);
  }

  private OptionsHash hash(Toolchain toolchain) {
    return OptionsHash.of(
        new HashInput(
            platform.name(),
            toolchain,
            new HashInput.Base(base.id(), base.uri(), digest()),
            options,
            additionalArgs,
            environment.plain()));
  }

  private AskedSpec with(Environment sealed) {
    return new AskedSpec(
        platform, base, input, resources, limits, options, additionalArgs, requested, sealed);
  }
}

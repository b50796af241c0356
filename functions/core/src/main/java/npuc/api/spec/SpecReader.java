package npuc.api.spec;

import java.util.List;
import java.util.Optional;
import npuc.compilation.BaseArtifact;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Limits;
import npuc.environment.Environment;
import npuc.environment.EnvironmentSealer;
import npuc.environment.RequestedEnvironment;
import npuc.id.CompilationId;
import npuc.platform.Advice;
import npuc.platform.CompileInput;
import npuc.platform.ModelFiles;
import npuc.platform.Platform;
import npuc.platform.Platforms;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.Toolchains;
import npuc.platform.option.Options;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.Version;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body that creates a compilation: all that is wrong with it, or a valid spec. */
public final class SpecReader {
  private final Platforms platforms;
  private final Toolchains toolchains;
  private final BaseArtifacts baseArtifacts;
  private final EnvironmentSealer sealer;

  public SpecReader(
      Platforms platforms,
      Toolchains toolchains,
      BaseArtifacts baseArtifacts,
      EnvironmentSealer sealer) {
    this.platforms = platforms;
    this.toolchains = toolchains;
    this.baseArtifacts = baseArtifacts;
    this.sealer = sealer;
  }

  /**
   * What a body asks for.
   *
   * @param id of the compilation to be: its secrets are sealed for it
   */
  public Outcome<ReadSpec> read(Version version, ObjectNode body, CompilationId id) {
    var violations = new Violations();
    var fields = new SpecFields(body, violations);
    Optional<Platform> platform = fields.platform(platforms);
    Optional<Toolchain> toolchain = platform.flatMap(target -> toolchains.find(target.name()));
    Optional<Artifact> base = fields.baseArtifact(version, platform, baseArtifacts);
    Optional<Resources> resources = fields.resources(platform);
    Limits limits = fields.limits();
    var input = new CompileInput(files(base), toolchain);
    platform.ifPresent(target -> target.inspect(input, violations));
    Options options = fields.options(platform, platforms, input);
    List<String> arguments = fields.arguments(platform);
    Optional<RequestedEnvironment> requested = fields.environment();
    fields.refuseOthers();
    Optional<Environment> environment =
        requested.flatMap(asked -> sealer.seal(asked, id, violations));
    if (!violations.isEmpty()) {
      return Outcome.refused(violations.refusal());
    }
    if (toolchain.isEmpty()) {
      return notInstalled(platform.orElseThrow());
    }
    var spec =
        CompilationSpec.of(
            seen(base.orElseThrow(), platform.orElseThrow(), input),
            platform.orElseThrow().name(),
            toolchain.orElseThrow(),
            resources.orElseThrow(),
            limits,
            options,
            arguments,
            environment.orElseThrow());
    Advice advice =
        platform
            .orElseThrow()
            .advise(
                options, input, baseArtifacts.weightBytes(base.orElseThrow()), spec.resources());
    return Outcome.done(new ReadSpec(version, spec, advice, requested.orElseThrow().warnings()));
  }

  /** With what is found in a folder now; the digest of a file is the one it was registered with. */
  private static BaseArtifact seen(Artifact base, Platform platform, CompileInput input) {
    return BaseArtifact.of(base).withDigest(platform.digest(input.files()).or(base::digest));
  }

  private ModelFiles files(Optional<Artifact> base) {
    return base.map(baseArtifacts::files).orElseGet(ModelFiles::unseen);
  }

  private static Outcome<ReadSpec> notInstalled(Platform platform) {
    return Outcome.refused(
        RefusalCode.TOOLCHAIN_NOT_INSTALLED,
        "The toolchain of %s is not installed: run %s."
            .formatted(platform.name(), platform.installation()));
  }
}

package npuc.api.spec;

import java.util.List;
import npuc.api.http.ApiRequest;
import npuc.api.http.JsonBody;
import npuc.compilation.CompilationSpec;
import npuc.environment.EnvironmentSealer;
import npuc.id.CompilationId;
import npuc.platform.Advice;
import npuc.platform.Platform;
import npuc.platform.Platforms;
import npuc.platform.Toolchain;
import npuc.platform.Toolchains;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.ModelRegistry;
import npuc.registry.Version;

/** Reads the request that creates a compilation: all that is wrong with it, or a valid spec. */
public final class SpecReader {
  private final Platforms platforms;
  private final Toolchains toolchains;
  private final ModelRegistry registry;
  private final BaseArtifacts baseArtifacts;
  private final EnvironmentSealer sealer;

  public SpecReader(
      Platforms platforms,
      Toolchains toolchains,
      ModelRegistry registry,
      BaseArtifacts baseArtifacts,
      EnvironmentSealer sealer) {
    this.platforms = platforms;
    this.toolchains = toolchains;
    this.registry = registry;
    this.baseArtifacts = baseArtifacts;
    this.sealer = sealer;
  }

  /** A valid request, with what to tell its sender. */
  public record Read(Version version, CompilationSpec spec, Advice advice, List<String> warnings) {}

  /** The version that the path of a request names. */
  public Outcome<Version> version(ApiRequest request) {
    return NamedVersion.of(request, registry);
  }

  /**
   * What a request asks for, its secrets sealed; or all that is wrong with it.
   *
   * @param id of the compilation to be: its secrets are sealed for it
   */
  public Outcome<Read> read(ApiRequest request, CompilationId id) {
    return version(request)
        .flatMap(
            version ->
                JsonBody.read(request)
                    .flatMap(
                        body ->
                            new SpecReading(version, body)
                                .read(platforms, baseArtifacts, toolchains, sealer))
                    .flatMap(asked -> asked.sealed(sealer, id))
                    .flatMap(
                        asked ->
                            toolchain(asked.platform())
                                .map(toolchain -> read(version, asked, toolchain))));
  }

  private Read read(Version version, AskedSpec asked, Toolchain toolchain) {
    CompilationSpec spec = asked.spec(toolchain);
    Advice advice =
        asked
            .platform()
            .advise(
                asked.options(),
                asked.input(),
                baseArtifacts.weightBytes(asked.base()),
                asked.resources());
    return new Read(version, spec, advice, asked.requested().warnings());
  }

  private Outcome<Toolchain> toolchain(Platform platform) {
    return toolchains
        .find(platform.name())
        .map(Outcome::done)
        .orElseGet(
            () ->
                Outcome.refused(
                    RefusalCode.TOOLCHAIN_NOT_INSTALLED,
                    "The toolchain of %s is not installed: run %s."
                        .formatted(platform.name(), platform.installation())));
  }
}

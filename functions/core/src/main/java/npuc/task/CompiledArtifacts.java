package npuc.task;

import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.StepOutput;
import npuc.id.ArtifactId;
import npuc.id.Ids;
import npuc.platform.Platforms;
import npuc.platform.option.Options;
import npuc.registry.Artifact;
import npuc.registry.ModelRegistry;
import npuc.registry.Origin;

/** Adds what compilations made to the registry, one artifact of each, whoever comes first. */
public final class CompiledArtifacts {
  private final ModelRegistry registry;
  private final Platforms platforms;
  private final Ids ids;

  public CompiledArtifacts(ModelRegistry registry, Platforms platforms, Ids ids) {
    this.registry = registry;
    this.platforms = platforms;
    this.ids = ids;
  }

  /**
   * The artifact of a published compilation, as it is registered now; empty when its version was
   * deleted, or itself.
   */
  Optional<Artifact> add(Compilation compilation) {
    return registry.addArtifact(artifact(compilation));
  }

  /** The chip that it is for, as far as the options tell it. */
  String target(CompilationSpec spec) {
    return platforms.target(spec.platform(), spec.options().orElse(Options.NONE));
  }

  private Artifact artifact(Compilation compilation) {
    Optional<StepOutput> output = compilation.compiledOutput();
    var id = new ArtifactId(ids.next());
    return new Artifact(
        id,
        compilation.modelId(),
        compilation.versionId(),
        name(compilation.spec()),
        compilation.spec().platform(),
        compilation.publishedUri().orElseThrow(),
        Optional.empty(),
        output.map(StepOutput::manifestDigest),
        output.map(StepOutput::totalBytes),
        id.ulid().time(),
        Optional.of(compilation.id()),
        Optional.of(origin(compilation.spec())),
        false);
  }

  private static Origin origin(CompilationSpec spec) {
    return new Origin(
        spec.baseArtifact().id(),
        spec.baseArtifact().name(),
        spec.toolchain(),
        spec.options(),
        spec.additionalArgs(),
        spec.optionsHash().value());
  }

  /** Artifacts for two chips differ in nothing else that a person reads. */
  private String name(CompilationSpec spec) {
    return target(spec) + " of " + spec.baseArtifact().name();
  }
}

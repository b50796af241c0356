package npuc.task;

import java.time.Clock;
import java.util.Optional;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.ExecutionName;
import npuc.compilation.Phase;
import npuc.compilation.RegistrationTransitions;
import npuc.compilation.StepOutput;
import npuc.id.ArtifactId;
import npuc.id.Ids;
import npuc.platform.Platforms;
import npuc.platform.option.Options;
import npuc.refusal.Outcome;
import npuc.registry.Artifact;
import npuc.registry.ModelRegistry;

/**
 * Registers the published folder as an artifact of the same version. Safe to repeat: the registry
 * takes one artifact of a compilation, whoever comes first.
 */
public final class RegisterArtifact {
  private final Changes changes;
  private final ModelRegistry registry;
  private final Platforms platforms;
  private final Ids ids;
  private final Clock clock;

  public RegisterArtifact(
      Changes changes, ModelRegistry registry, Platforms platforms, Ids ids, Clock clock) {
    this.changes = changes;
    this.registry = registry;
    this.platforms = platforms;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Puts the artifact into the registry, and its id into the record.
   *
   * @return registered, failed (nothing is published), or superseded
   */
  public TaskAnswer register(ExecutionName execution) {
    return switch (changes.current(execution)) {
      case Outcome.Refused<Compilation> superseded -> TaskAnswer.SUPERSEDED;
      case Outcome.Done<Compilation>(Compilation current) -> register(current);
    };
  }

  private TaskAnswer register(Compilation compilation) {
    if (compilation.phase() == Phase.REGISTERED) {
      return TaskAnswer.REGISTERED;
    }
    if (compilation.phase() != Phase.SUCCEEDED) {
      return TaskAnswer.FAILED;
    }
    Artifact artifact = registry.addArtifact(artifact(compilation));
    changes.apply(
        compilation.id(),
        before -> RegistrationTransitions.registered(before, artifact.id(), clock.instant()));
    return TaskAnswer.REGISTERED;
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
        Optional.of(compilation.id()));
  }

  /** Artifacts for two chips differ in nothing else that a person reads. */
  private String name(CompilationSpec spec) {
    Options options = spec.options().orElse(Options.NONE);
    return platforms.target(spec.platform(), options) + " of " + spec.baseArtifact().name();
  }
}

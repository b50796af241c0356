package npuc.task;

import java.time.Clock;
import java.util.Optional;
import npuc.compilation.CauseCode;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.ExecutionName;
import npuc.compilation.Phase;
import npuc.compilation.Reason;
import npuc.compilation.ReasonCode;
import npuc.compilation.RegistrationTransitions;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.registry.Artifact;
import npuc.registry.External;
import npuc.registry.outer.Publication;
import npuc.retry.RetryableException;

/**
 * Registers the published folder as an artifact of the same version, then where that version was
 * imported from. Safe to repeat: the registry takes one artifact of a compilation, whoever comes
 * first, and an outer registry shows one result of it.
 */
public final class RegisterArtifact {
  private static final String HERE =
      "The result is registered here, but not where it was imported from: ";

  private final Changes changes;
  private final CompiledArtifacts artifacts;
  private final PublishResult publishing;
  private final Clock clock;

  public RegisterArtifact(
      Changes changes, CompiledArtifacts artifacts, PublishResult publishing, Clock clock) {
    this.changes = changes;
    this.artifacts = artifacts;
    this.publishing = publishing;
    this.clock = clock;
  }

  /**
   * Puts the artifact into the registries, and its id into the record.
   *
   * @return registered, failed (nothing is published, or an outer registry refuses it), or
   *     superseded
   * @throws RetryableException if a registry can't be reached; the record tells when it is an outer
   *     one
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
    return artifacts
        .add(compilation)
        .map(artifact -> publish(compilation, artifact))
        .orElseGet(() -> deleted(compilation));
  }

  private TaskAnswer publish(Compilation compilation, Artifact artifact) {
    Outcome<Optional<Publication>> published =
        publishing
            .external(compilation)
            .map(external -> publish(external, compilation, artifact))
            .orElseGet(() -> Outcome.done(Optional.empty()));
    return switch (published) {
      case Outcome.Done<Optional<Publication>>(Optional<Publication> where) -> {
        changes.apply(
            compilation.id(),
            before ->
                RegistrationTransitions.registered(before, artifact.id(), where, clock.instant()));
        yield TaskAnswer.REGISTERED;
      }
      case Outcome.Refused<Optional<Publication>>(Refusal refusal) -> refused(compilation, refusal);
    };
  }

  /** Who waits for a registry that is down sees that, while it is tried again and after. */
  private Outcome<Optional<Publication>> publish(
      External external, Compilation compilation, Artifact artifact) {
    try {
      return publishing.publish(
          external, compilation, artifact, artifacts.target(compilation.spec()));
    } catch (RetryableException e) {
      var why =
          Reason.quoting(
              ReasonCode.REGISTRY_UNREACHABLE,
              CauseCode.REGISTRY_SILENT,
              HERE
                  + "{said} It is tried again for a quarter of an hour or longer; after that retry"
                  + " the registration.",
              String.valueOf(e.getMessage()).replaceFirst("[.]?$", "."));
      changes.apply(
          compilation.id(),
          before -> RegistrationTransitions.waiting(before, why, clock.instant()));
      throw e;
    }
  }

  private TaskAnswer deleted(Compilation compilation) {
    return failed(
        compilation,
        Reason.of(
            ReasonCode.REGISTRATION_FAILED,
            CauseCode.VERSION_DELETED,
            "Its version was deleted, or the artifact that it made. The files stay published."));
  }

  private TaskAnswer refused(Compilation compilation, Refusal refusal) {
    var why =
        Reason.quoting(
            ReasonCode.REGISTRY_REFUSED,
            CauseCode.REGISTRY_REFUSED_IT,
            HERE + "{said} Repair that, then retry the registration.",
            refusal.message());
    return failed(compilation, why);
  }

  private TaskAnswer failed(Compilation compilation, Reason why) {
    changes.apply(
        compilation.id(), before -> RegistrationTransitions.failed(before, why, clock.instant()));
    return TaskAnswer.FAILED;
  }
}

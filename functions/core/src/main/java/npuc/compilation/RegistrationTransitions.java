package npuc.compilation;

import java.time.Instant;
import java.util.Optional;
import npuc.id.ArtifactId;
import npuc.registry.outer.Publication;

/** What happens after the files are published. */
public final class RegistrationTransitions {
  private RegistrationTransitions() {}

  /** The new artifact is in the registry. */
  public static Decision registered(Compilation before, ArtifactId artifact, Instant now) {
    return registered(before, artifact, Optional.empty(), now);
  }

  /** The same, and it is published where its version was imported from. */
  public static Decision registered(
      Compilation before, ArtifactId artifact, Optional<Publication> published, Instant now) {
    if (before.phase() != Phase.SUCCEEDED) {
      return Decision.UNCHANGED;
    }
    return Change.byService(before, now)
        .registration(before.registration().registered(artifact, published))
        .phase(Phase.REGISTERED, Optional.empty())
        .changed();
  }

  /** It can't be registered yet; who waits for it sees why. */
  public static Decision waiting(Compilation before, Reason why, Instant now) {
    Registration registration = before.registration();
    if (before.phase() != Phase.SUCCEEDED
        || registration.state() != Registration.State.PENDING
        || registration.reason().equals(Optional.of(why))) {
      return Decision.UNCHANGED;
    }
    return Change.byService(before, now).registration(registration.waiting(why)).changed();
  }

  /** The registry did not take it. The files stay published; a person may ask again. */
  public static Decision failed(Compilation before, Reason why, Instant now) {
    if (before.phase() != Phase.SUCCEEDED
        || before.registration().state() != Registration.State.PENDING) {
      return Decision.UNCHANGED;
    }
    return Change.byService(before, now).registration(before.registration().failed(why)).changed();
  }
}

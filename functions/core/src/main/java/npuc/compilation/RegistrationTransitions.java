package npuc.compilation;

import java.time.Instant;
import java.util.Optional;
import npuc.id.ArtifactId;

/** What happens after the files are published. */
public final class RegistrationTransitions {
  private RegistrationTransitions() {}

  /** The new artifact is in the registry. */
  public static Decision registered(Compilation before, ArtifactId artifact, Instant now) {
    if (before.phase() != Phase.SUCCEEDED) {
      return Decision.UNCHANGED;
    }
    return Change.byService(before, now)
        .registration(before.registration().registered(artifact))
        .phase(Phase.REGISTERED, Optional.empty())
        .changed();
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

package npuc.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.caller.CallerName;
import npuc.compilation.Compilation;
import npuc.compilation.Phase;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.platform.PlatformName;

/**
 * That a compilation came to a phase: the data of an event. It follows from the stored change, so
 * whoever makes it again makes the same.
 *
 * @param from the phase before; empty for a new one
 * @param reason why it waits, failed or stopped
 * @param artifactId of the registered result
 * @param revision of the compilation, one more with every stored change, of which most change no
 *     phase
 * @param name what people called it then
 * @param labels in the order of their keys
 * @param time of the change
 */
public record PhaseChanged(
    CompilationId compilationId,
    ModelId modelId,
    VersionId versionId,
    PlatformName platform,
    Optional<Phase> from,
    Phase to,
    Optional<EventReason> reason,
    Optional<ArtifactId> artifactId,
    int generation,
    long revision,
    Optional<CallerName> createdBy,
    Optional<String> name,
    Map<String, String> labels,
    @JsonIgnore Instant time) {
  public PhaseChanged {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /**
   * The event of a change that is being stored; empty when it changes no phase.
   *
   * @param before the phase that is stored; empty when nothing is
   */
  public static Optional<PhaseChanged> between(Optional<Phase> before, Compilation next) {
    return before.filter(next.phase()::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            new PhaseChanged(
                next.id(),
                next.modelId(),
                next.versionId(),
                next.spec().platform(),
                before,
                next.phase(),
                next.reason().map(EventReason::of),
                next.registration().artifactId(),
                next.generation(),
                next.revision(),
                next.createdBy(),
                next.description().name(),
                next.description().labels(),
                next.updatedAt()));
  }

  /** The same for every copy of this event, and of no other. */
  public String id() {
    return compilationId + "-" + revision;
  }
}

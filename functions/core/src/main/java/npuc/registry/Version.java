package npuc.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Optional;
import npuc.id.Identified;
import npuc.id.ModelId;
import npuc.id.VersionId;

/**
 * One version of a model: what artifacts and compilations belong to.
 *
 * @param external what it is in the registry that it was imported from; empty for others, and in
 *     older records
 */
public record Version(
    VersionId id, ModelId modelId, String name, Instant createdAt, Optional<External> external)
    implements Identified {

  @JsonCreator
  public Version {}

  /** One of this registry's own. */
  public Version(VersionId id, ModelId modelId, String name, Instant createdAt) {
    this(id, modelId, name, createdAt, Optional.empty());
  }
}

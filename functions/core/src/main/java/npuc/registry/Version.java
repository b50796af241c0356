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
 * @param archived whether nothing new is made of it; false in older records
 */
public record Version(
    VersionId id,
    ModelId modelId,
    String name,
    Instant createdAt,
    Optional<External> external,
    boolean archived)
    implements Identified {

  @JsonCreator
  public Version {}

  /** One of this registry's own. */
  public Version(VersionId id, ModelId modelId, String name, Instant createdAt) {
    this(id, modelId, name, createdAt, Optional.empty(), false);
  }

  /** The same, changed; a version has no description. */
  public Version with(EntryChange change) {
    return new Version(
        id,
        modelId,
        change.name().orElse(name),
        createdAt,
        external,
        change.archived().orElse(archived));
  }
}

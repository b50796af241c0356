package npuc.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Optional;
import npuc.id.Identified;
import npuc.id.ModelId;

/**
 * A model of the registry.
 *
 * @param name any text of a person's choice; it never names a file, a process or a Job
 * @param external what it is in the registry that it was imported from; empty for others, and in
 *     older records
 * @param archived whether nothing new is made of it; false in older records
 */
public record Model(
    ModelId id,
    String name,
    String description,
    Instant createdAt,
    Optional<External> external,
    boolean archived)
    implements Identified {

  @JsonCreator
  public Model {}

  /** One of this registry's own. */
  public Model(ModelId id, String name, String description, Instant createdAt) {
    this(id, name, description, createdAt, Optional.empty(), false);
  }

  /** The same, changed. */
  public Model with(EntryChange change) {
    return new Model(
        id,
        change.name().orElse(name),
        change.description().orElse(description),
        createdAt,
        external,
        change.archived().orElse(archived));
  }
}

package npuc.registry;

import java.time.Instant;
import npuc.id.Identified;
import npuc.id.ModelId;

/**
 * A model of the registry.
 *
 * @param name any text of a person's choice; it never names a file, a process or a Job
 */
public record Model(ModelId id, String name, String description, Instant createdAt)
    implements Identified {}

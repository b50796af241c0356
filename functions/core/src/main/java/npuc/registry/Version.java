package npuc.registry;

import java.time.Instant;
import npuc.id.Identified;
import npuc.id.ModelId;
import npuc.id.VersionId;

/** One version of a model: what artifacts and compilations belong to. */
public record Version(VersionId id, ModelId modelId, String name, Instant createdAt)
    implements Identified {}

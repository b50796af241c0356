package npuc.registry.outer;

import java.time.Instant;

/**
 * A version of a model of an outer registry.
 *
 * @param id its identity there, any text
 * @param name as people there call it, any text
 * @param createdAt when it was made there; it never changes
 */
public record OuterVersion(String id, String name, Instant createdAt) {}

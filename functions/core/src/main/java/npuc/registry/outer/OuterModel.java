package npuc.registry.outer;

import java.time.Instant;

/**
 * A model of an outer registry.
 *
 * @param id its identity there, any text
 * @param name as people there call it, any text
 * @param description empty when there is none
 * @param createdAt when it was made there; it never changes
 */
public record OuterModel(String id, String name, String description, Instant createdAt) {}

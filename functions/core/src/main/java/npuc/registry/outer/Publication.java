package npuc.registry.outer;

/**
 * Where a result stands in an outer registry.
 *
 * @param registry its name in the settings
 * @param reference what to look for there, in words of that registry
 */
public record Publication(String registry, String reference) {}

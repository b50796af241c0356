package npuc.registry;

/**
 * A volume in which artifacts may lie.
 *
 * @param browsable whether this service can tell what it holds
 */
public record Volume(String claim, boolean browsable) {}

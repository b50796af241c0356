package npuc.registry.outer;

import java.net.URI;

/**
 * An outer registry as the settings have it, without what lets us in.
 *
 * @param name by which requests and records name it
 * @param kind such as {@code mlflow}
 * @param url of its service
 */
public record KnownRegistry(String name, String kind, URI url) {}

package npuc.api;

import npuc.registry.VolumeUri;

/**
 * A file that a compilation published.
 *
 * @param uri where it lies
 * @param sizeBytes as it was made, and as it is there
 * @param sha256 64 hex characters, as it was made
 */
public record PublishedFile(VolumeUri uri, long sizeBytes, String sha256) {}

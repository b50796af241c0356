package npuc.compilation;

/**
 * A file that a compilation made.
 *
 * @param path inside the published folder
 * @param sha256 64 hex characters
 */
public record OutputFile(String path, long sizeBytes, String sha256) {}

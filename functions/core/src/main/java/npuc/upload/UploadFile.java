package npuc.upload;

/**
 * A file as its sender declares it.
 *
 * @param path relative, of plain segments; that of a folder begins with the folder's name
 * @param sizeBytes 0 or more
 * @param sha256 of its bytes, 64 small hex characters
 */
public record UploadFile(String path, long sizeBytes, String sha256) {
  /** Of no bytes at all. */
  public static final String SHA256_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
}

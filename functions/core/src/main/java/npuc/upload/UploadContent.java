package npuc.upload;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import npuc.hash.Sha256;

/**
 * What is uploaded: one file whose path is a name alone, or a folder, with whose name each path
 * begins.
 *
 * @param files at least one, in the order in which they were declared
 */
public record UploadContent(List<UploadFile> files) {
  /** In the order of their bytes in UTF-8, which is not that of Java's characters. */
  private static final Comparator<String> BYTEWISE =
      (left, right) -> Arrays.compareUnsigned(utf8(left), utf8(right));

  public UploadContent {
    files = List.copyOf(files);
  }

  public boolean isFolder() {
    return files.getFirst().path().contains("/");
  }

  /** What the file or the folder is called. */
  public String name() {
    return files.getFirst().path().split("/", 2)[0];
  }

  /** Of all files. */
  public long sizeBytes() {
    return files.stream().mapToLong(UploadFile::sizeBytes).sum();
  }

  /**
   * Which content it is, 64 small hex characters: the sha256 of a file; that of a folder is of the
   * lines {@code <path in it>\t<size>\t<sha256>\n} of its files, sorted bytewise by path.
   */
  public String digest() {
    return isFolder() ? Sha256.hex(utf8(listing())) : files.getFirst().sha256();
  }

  /** Where it lies once it is complete, below the place of all uploads. */
  public String place() {
    return digest() + "/" + name();
  }

  private String listing() {
    int folder = name().length() + 1;
    return files.stream()
        .sorted(Comparator.comparing(UploadFile::path, BYTEWISE))
        .map(
            file ->
                "%s\t%d\t%s\n"
                    .formatted(file.path().substring(folder), file.sizeBytes(), file.sha256()))
        .collect(joining());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package npuc.upload;

import java.util.List;
import java.util.stream.LongStream;

/**
 * How files are cut into parts: each is as large as another but the last of a file.
 *
 * @param partBytes of a part, at most
 */
public record PartLayout(long partBytes) {
  /** Of all files together, so that their list stays an answer of less than a MiB. */
  public static final int MAX_PARTS = 4_000;

  /**
   * The one of the smallest parts that are few enough.
   *
   * @param least bytes of a part; it is doubled until the parts are few enough
   */
  public static PartLayout of(UploadContent content, long least) {
    return LongStream.iterate(least, bytes -> bytes * 2)
        .mapToObj(PartLayout::new)
        .filter(layout -> layout.count(content) <= MAX_PARTS)
        .findFirst()
        .orElseThrow();
  }

  /** The parts of a file, in order; an empty file has none. */
  public List<PartRange> parts(long sizeBytes) {
    return LongStream.range(0, count(sizeBytes)).mapToObj(index -> part(index, sizeBytes)).toList();
  }

  private PartRange part(long index, long sizeBytes) {
    long offset = index * partBytes;
    return new PartRange(
        Math.toIntExact(index + 1), offset, Math.min(partBytes, sizeBytes - offset));
  }

  private long count(UploadContent content) {
    return content.files().stream().mapToLong(file -> count(file.sizeBytes())).sum();
  }

  private long count(long sizeBytes) {
    return Math.ceilDiv(sizeBytes, partBytes);
  }
}

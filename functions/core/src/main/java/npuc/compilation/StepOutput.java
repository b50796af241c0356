package npuc.compilation;

import java.util.List;

/**
 * What a step made, or found to be right.
 *
 * @param manifestDigest {@code sha256:<hex>} of the manifest file
 * @param files at most 1,000, the first by path; fewer than {@code fileCount} when cut
 * @param fileCount how many files there are in truth
 * @param totalBytes size of them all
 */
public record StepOutput(
    String manifestDigest, List<OutputFile> files, int fileCount, long totalBytes) {
  private static final int MAX_FILES = 1_000;

  public StepOutput {
    files = files.stream().limit(MAX_FILES).toList();
  }
}

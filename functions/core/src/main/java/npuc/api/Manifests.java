package npuc.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import npuc.compilation.Compilation;
import npuc.compilation.OutputPaths;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.contract.JobContract;
import npuc.hash.Sha256;
import npuc.job.JobName;
import npuc.job.LogArchive;
import npuc.refusal.Outcome;
import npuc.refusal.RefusalCode;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;
import npuc.retry.RetryableException;

/**
 * Reads the manifest of a compilation where it lies, or, where the volume can't be seen from here,
 * in the log of the compile step, which shows it. Answers only the one that was recorded.
 */
public final class Manifests {
  private static final String FILE = JobContract.AGREED.manifestFile();
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** How the job program begins the lines of its log that show the manifest. */
  private static final String LINE = JobContract.AGREED.manifestLine();

  private final ModelVolumes volumes;
  private final LogArchive logs;

  public Manifests(ModelVolumes volumes, LogArchive logs) {
    this.volumes = volumes;
    this.logs = logs;
  }

  /** The recorded manifest, byte by byte. */
  Outcome<byte[]> read(Compilation compilation) {
    Optional<String> digest = compilation.compiledOutput().map(StepOutput::manifestDigest);
    if (digest.isEmpty()) {
      return Outcome.refused(
          RefusalCode.NO_MANIFEST, "It has no manifest: its files were not compiled (yet).");
    }
    int attempt = compilation.compile().attempts().size();
    VolumeUri folder =
        compilation.publishedUri().orElseGet(() -> OutputPaths.staging(compilation, attempt));
    return recorded(
            digest.get(), volumes.read(folder.withPath(folder.path() + "/" + FILE), MAX_BYTES))
        .or(
            () ->
                recorded(
                    digest.get(), shown(JobName.of(compilation.id(), StepName.COMPILE, attempt))))
        .map(Outcome::done)
        .orElseGet(() -> gone(folder));
  }

  private static Optional<byte[]> recorded(String digest, Optional<byte[]> bytes) {
    return bytes.filter(read -> digest.equals("sha256:" + Sha256.hex(read)));
  }

  private Optional<byte[]> shown(JobName job) {
    return logs.open(job, 0).map(log -> shown(job, log));
  }

  private static byte[] shown(JobName job, InputStream log) {
    try (var lines = new BufferedReader(new InputStreamReader(log, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> line.startsWith(LINE))
          .map(line -> line.substring(LINE.length()) + "\n")
          .collect(Collectors.joining())
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException | UncheckedIOException e) {
      throw new RetryableException("the log of " + job + " can't be read", e);
    }
  }

  private static Outcome<byte[]> gone(VolumeUri folder) {
    return Outcome.refused(
        RefusalCode.NO_MANIFEST,
        "The manifest at " + folder + " can't be read from here, or is not the recorded one.");
  }
}

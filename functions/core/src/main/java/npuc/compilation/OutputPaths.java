package npuc.compilation;

import java.util.Optional;
import npuc.contract.JobContract;
import npuc.id.CompilationId;
import npuc.registry.BucketUri;
import npuc.registry.VolumeUri;

/**
 * Where a compilation writes. Both places are in the folder of the original, hence on the same
 * volume, so that publishing is one rename(2). Every part is made of ids and hashes.
 */
public final class OutputPaths {
  private static final String STAGING = JobContract.AGREED.stagingFolder();

  private OutputPaths() {}

  /** The folder that one compile attempt fills. */
  public static VolumeUri staging(Compilation compilation, int compileAttempt) {
    VolumeUri all = staging(compilation);
    return all.withPath(all.path() + "/" + compileAttempt);
  }

  /** The folder of all attempts of a compilation. */
  public static VolumeUri staging(Compilation compilation) {
    return sibling(compilation, STAGING + "/" + compilation.id());
  }

  /** The folder that appears, complete, when verification succeeds. */
  public static VolumeUri published(Compilation compilation) {
    CompilationId id = compilation.id();
    String shortHash = compilation.spec().optionsHash().shortHash();
    return sibling(compilation, compilation.spec().platform() + "-" + shortHash + "-" + id.ulid());
  }

  /** The copy of what is published, where one was asked for. */
  public static Optional<BucketUri> copied(Compilation compilation) {
    return compilation
        .publishedUri()
        .flatMap(published -> compilation.spec().copyTo().map(to -> to.withFile(published.name())));
  }

  private static VolumeUri sibling(Compilation compilation, String name) {
    VolumeUri base = compilation.spec().baseArtifact().location();
    return base.withPath(base.parent().isEmpty() ? name : base.parent() + "/" + name);
  }
}

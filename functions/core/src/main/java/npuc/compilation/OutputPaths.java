package npuc.compilation;

import npuc.contract.JobContract;
import npuc.id.CompilationId;
import npuc.registry.ArtifactUri;

/**
 * Where a compilation writes. Both places are in the folder of the original, hence on the same
 * volume, so that publishing is one rename(2). Every part is made of ids and hashes.
 */
public final class OutputPaths {
  private static final String STAGING = JobContract.AGREED.stagingFolder();

  private OutputPaths() {}

  /** The folder that one compile attempt fills. */
  public static ArtifactUri staging(Compilation compilation, int compileAttempt) {
    ArtifactUri all = staging(compilation);
    return all.withPath(all.path() + "/" + compileAttempt);
  }

  /** The folder of all attempts of a compilation. */
  public static ArtifactUri staging(Compilation compilation) {
    return sibling(compilation, STAGING + "/" + compilation.id());
  }

  /** The folder that appears, complete, when verification succeeds. */
  public static ArtifactUri published(Compilation compilation) {
    CompilationId id = compilation.id();
    String shortHash = compilation.spec().optionsHash().shortHash();
    return sibling(compilation, compilation.spec().platform() + "-" + shortHash + "-" + id.ulid());
  }

  private static ArtifactUri sibling(Compilation compilation, String name) {
    ArtifactUri base = compilation.spec().baseArtifact().uri();
    return base.withPath(base.parent().isEmpty() ? name : base.parent() + "/" + name);
  }
}

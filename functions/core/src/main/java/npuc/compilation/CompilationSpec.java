package npuc.compilation;

import java.util.List;
import java.util.Optional;
import npuc.environment.Environment;
import npuc.hash.HashInput;
import npuc.hash.OptionsHash;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.registry.BucketUri;

/**
 * What is to be compiled and how: valid, complete, and never changed afterwards.
 *
 * @param copyTo below which the published folder is copied too; it decides where, not what, so the
 *     hash is the same with and without
 * @param options with every default filled in; empty for entries whose options were not saved
 */
public record CompilationSpec(
    BaseArtifact baseArtifact,
    PlatformName platform,
    Toolchain toolchain,
    Resources resources,
    Limits limits,
    Optional<Options> options,
    List<String> additionalArgs,
    Environment environment,
    Optional<BucketUri> copyTo,
    OptionsHash optionsHash) {
  public CompilationSpec {
    additionalArgs = List.copyOf(additionalArgs);
  }

  /** What is asked for, with the hash of it. */
  public static CompilationSpec of(
      BaseArtifact base,
      PlatformName platform,
      Toolchain toolchain,
      Resources resources,
      Limits limits,
      Options options,
      List<String> additionalArgs,
      Environment environment,
      Optional<BucketUri> copyTo) {
    var input =
        new HashInput(
            platform,
            toolchain,
            new HashInput.Base(base.id(), base.uri(), base.fetch().map(Fetch::pin), base.digest()),
            options,
            additionalArgs,
            environment.plain());
    return new CompilationSpec(
        base,
        platform,
        toolchain,
        resources,
        limits,
        Optional.of(options),
        additionalArgs,
        environment,
        copyTo,
        OptionsHash.of(input));
  }
}

package npuc.compilation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import npuc.environment.Environment;
import npuc.hash.OptionsHash;
import npuc.hash.Sha256;
import npuc.id.TestIds;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.registry.BucketUri;
import npuc.registry.HubUri;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.registry.VolumeUri;

/** Sample specs. */
public final class Specs {
  public static final VolumeUri BASE = new VolumeUri("models", "vision/person.tflite");
  public static final CompilationSpec ETHOS_U = of("ethos-u", "ethos-u-vela", hash("ethos-u"));
  public static final CompilationSpec RNGD = of("rngd", "furiosa-compiler", hash("rngd"));

  /** One whose model is in a hub; its results are copied to a bucket. */
  public static final CompilationSpec FETCHED =
      fetched(
          new HubUri("org/person", Optional.of("main"), Optional.of("person.tflite")),
          new BucketUri("results", "npuc"));

  private Specs() {}

  /** One for that platform, with that hash. */
  public static CompilationSpec of(PlatformName platform, OptionsHash hash) {
    return of(platform.value(), "compiler", hash);
  }

  public static OptionsHash hash(String seed) {
    return new OptionsHash(Sha256.hex(seed.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same with other limits. */
  public static CompilationSpec with(CompilationSpec spec, Limits limits) {
    return copy(spec, limits, spec.options(), spec.environment(), spec.optionsHash());
  }

  /** The same without saved options, as old records are. */
  public static CompilationSpec withoutOptions(CompilationSpec spec) {
    return copy(spec, spec.limits(), Optional.empty(), spec.environment(), spec.optionsHash());
  }

  /** The same with another environment. */
  public static CompilationSpec with(CompilationSpec spec, Environment environment) {
    return copy(spec, spec.limits(), spec.options(), environment, spec.optionsHash());
  }

  /** The same with other options. */
  public static CompilationSpec with(CompilationSpec spec, Options options) {
    return new CompilationSpec(
        spec.baseArtifact(),
        spec.platform(),
        spec.toolchain(),
        spec.resources(),
        spec.limits(),
        Optional.of(options),
        spec.additionalArgs(),
        spec.environment(),
        spec.copyTo(),
        spec.optionsHash());
  }

  private static CompilationSpec fetched(SourceUri uri, BucketUri copyTo) {
    var pin = new Pin("commit:" + "c".repeat(40));
    var base =
        new BaseArtifact(
            TestIds.artifact(1),
            "person detection",
            uri,
            Optional.of(Fetch.of(uri, pin, new PlatformName("tflite"), "models")),
            Optional.empty(),
            Optional.of(123_456L));
    return new CompilationSpec(
        base,
        ETHOS_U.platform(),
        ETHOS_U.toolchain(),
        ETHOS_U.resources(),
        ETHOS_U.limits(),
        ETHOS_U.options(),
        ETHOS_U.additionalArgs(),
        ETHOS_U.environment(),
        Optional.of(copyTo),
        hash("fetched"));
  }

  /** The same with another hash. */
  public static CompilationSpec with(CompilationSpec spec, OptionsHash hash) {
    return copy(spec, spec.limits(), spec.options(), spec.environment(), hash);
  }

  private static CompilationSpec copy(
      CompilationSpec spec,
      Limits limits,
      Optional<Options> options,
      Environment environment,
      OptionsHash hash) {
    return new CompilationSpec(
        spec.baseArtifact(),
        spec.platform(),
        spec.toolchain(),
        spec.resources(),
        limits,
        options,
        spec.additionalArgs(),
        environment,
        spec.copyTo(),
        hash);
  }

  private static CompilationSpec of(String platform, String compiler, OptionsHash hash) {
    var base =
        new BaseArtifact(
            TestIds.artifact(1),
            "person detection",
            BASE,
            Optional.empty(),
            Optional.of("sha256:" + "a".repeat(64)),
            Optional.of(123_456L));
    return new CompilationSpec(
        base,
        new PlatformName(platform),
        new Toolchain(compiler, "4.5.0", Optional.empty()),
        Resources.of("2", "1Gi"),
        Limits.DEFAULT,
        Optional.of(Options.NONE.with("verbose", OptionValue.flag(true))),
        List.of("--timing"),
        Environment.NONE,
        Optional.empty(),
        hash);
  }
}

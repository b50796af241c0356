package npuc.compilation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.environment.Environment;
import npuc.environment.SealedSecret;
import npuc.environment.Variable;
import npuc.hash.OptionsHash;
import npuc.id.ArtifactId;
import npuc.id.Ulid;
import npuc.platform.PlatformName;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.registry.ArtifactUri;

/** Sample specs. */
public final class StoredSpecs {
  public static final PlatformName ETHOS_U = new PlatformName("ethos-u");
  public static final PlatformName RNGD = new PlatformName("rngd");
  public static final OptionsHash HASH = new OptionsHash("0123456789ab".repeat(5) + "cdef");

  private static final ArtifactId BASE = new ArtifactId(new Ulid("01jdzq4g8x5v7n2m3k4p5r6s7t"));

  private StoredSpecs() {}

  public static CompilationSpec plain() {
    return of(ETHOS_U, HASH);
  }

  /** With nothing that may be left out. */
  public static CompilationSpec of(PlatformName platform, OptionsHash hash) {
    return new CompilationSpec(
        new BaseArtifact(
            BASE,
            "original",
            new ArtifactUri("models", "a/b.tflite"),
            Optional.empty(),
            Optional.empty()),
        platform,
        new Toolchain("ethos-u-vela", "4.2.0", Optional.empty()),
        Resources.of("2", "16Gi"),
        Limits.DEFAULT,
        Optional.empty(),
        List.of(),
        Environment.NONE,
        hash);
  }

  /** With everything that may be left out, in several languages. */
  public static CompilationSpec full() {
    return new CompilationSpec(
        new BaseArtifact(
            BASE,
            "원본 모델 🙂 \"e\u0301\" \\ \n \u0001",
            new ArtifactUri("models", "모델/가중치 1.tflite"),
            Optional.of("sha256:" + "0f".repeat(32)),
            Optional.of(9_007_199_254_740_993L)),
        ETHOS_U,
        new Toolchain("ethos-u-vela", "4.2.0", Optional.of("sha256:" + "1e".repeat(32))),
        Resources.of("1500m", "1.5Gi"),
        new Limits(60, 3_600),
        Optional.of(options()),
        List.of("--optimise", "Size", "", "--optimise"),
        new Environment(
            List.of(
                new Variable.Plain("LANGUAGE", "日本語"),
                new Variable.Secret("HF_TOKEN", new SealedSecret("c2VhbGVk")))),
        HASH);
  }

  private static Options options() {
    OptionValue bucket = OptionValue.items(List.of(OptionValue.whole(1), OptionValue.whole(512)));
    return new Options(
        Map.of(
            "acceleratorConfig",
            OptionValue.text("ethos-u55-128"),
            "arenaCacheSize",
            OptionValue.whole(Long.MAX_VALUE),
            "verbose",
            OptionValue.flag(true),
            "buckets",
            OptionValue.items(List.of(bucket, bucket)),
            "none",
            OptionValue.items(List.of())));
  }
}

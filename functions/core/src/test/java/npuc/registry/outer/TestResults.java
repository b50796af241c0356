package npuc.registry.outer;

import java.time.Clock;
import java.util.Optional;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.RandomIds;
import npuc.platform.PlatformName;

/** Results to be published, each of a compilation of its own. */
public final class TestResults {
  private static final Ids IDS = new RandomIds(Clock.systemUTC());

  private TestResults() {}

  public static OuterResult of(String model, String version) {
    var compilation = new CompilationId(IDS.next());
    return new OuterResult(
        model,
        version,
        compilation,
        new PlatformName("ethos-u"),
        "ethos-u55-128",
        "ab".repeat(32),
        "pvc://models/모델/" + compilation,
        Optional.of("sha256:" + "cd".repeat(32)));
  }
}

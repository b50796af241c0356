package npuc.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.comparison.Difference;
import npuc.comparison.Differences;
import npuc.compilation.Compilation;
import npuc.compilation.Phase;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.platform.PlatformName;

/**
 * Two compilations beside each other.
 *
 * @param same whether nothing differs but how long it took
 */
public record ComparisonAnswer(
    SideAnswer a, SideAnswer b, boolean same, List<Difference> differences) {

  public static ComparisonAnswer of(Compilation a, Compilation b, Differences found) {
    return new ComparisonAnswer(SideAnswer.of(a), SideAnswer.of(b), found.isNone(), found.all());
  }

  /** What tells a compilation from others. */
  record SideAnswer(
      CompilationId id,
      ModelId modelId,
      VersionId versionId,
      PlatformName platform,
      Phase phase,
      Instant createdAt,
      Optional<String> name) {
    private static SideAnswer of(Compilation shown) {
      return new SideAnswer(
          shown.id(),
          shown.modelId(),
          shown.versionId(),
          shown.spec().platform(),
          shown.phase(),
          shown.createdAt(),
          shown.description().name());
    }
  }
}

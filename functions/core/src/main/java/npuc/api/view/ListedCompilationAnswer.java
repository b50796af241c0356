package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.api.view.CompilationAnswer.RegistrationAnswer;
import npuc.api.view.StepAnswer.TimesAnswer;
import npuc.caller.CallerName;
import npuc.compilation.Attempt;
import npuc.compilation.BaseArtifact;
import npuc.compilation.Compilation;
import npuc.compilation.Membership;
import npuc.compilation.Phase;
import npuc.compilation.Progress;
import npuc.compilation.Step;
import npuc.compilation.StepName;
import npuc.compilation.StepPhase;
import npuc.hash.OptionsHash;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.platform.option.Options;
import npuc.registry.VolumeUri;

/**
 * A compilation as an entry of a list: what it is told from others by and how it stands, in about a
 * kilobyte. Attempts, files, texts of warnings, environment and whatever else can be long are in
 * the compilation itself.
 *
 * @param modelName as it is now; empty when the model is gone
 * @param warningCount of the warnings that the compilation has
 * @param durationSeconds from its creation to its end, with three decimals; empty while it goes on
 */
record ListedCompilationAnswer(
    CompilationId id,
    ModelId modelId,
    VersionId versionId,
    Optional<String> modelName,
    Optional<String> versionName,
    Optional<String> name,
    Optional<String> note,
    Map<String, String> labels,
    Optional<Membership> set,
    BaseArtifact baseArtifact,
    PlatformName platform,
    Toolchain toolchain,
    Optional<Options> options,
    OptionsHash optionsHash,
    String shortHash,
    Phase phase,
    Optional<ReasonAnswer> reason,
    int warningCount,
    Instant createdAt,
    Optional<CallerName> createdBy,
    Instant updatedAt,
    Optional<Double> durationSeconds,
    List<ListedStepAnswer> steps,
    RegistrationAnswer registration,
    Optional<VolumeUri> publishedUri,
    ActionsAnswer actions,
    long revision) {

  static ListedCompilationAnswer of(
      Compilation shown, RowNames names, ActionsAnswer actions, Instant now) {
    return new ListedCompilationAnswer(
        shown.id(),
        shown.modelId(),
        shown.versionId(),
        names.ofModel(shown),
        names.ofVersion(shown),
        shown.description().name(),
        shown.description().note(),
        shown.description().labels(),
        shown.set(),
        shown.spec().baseArtifact(),
        shown.spec().platform(),
        shown.spec().toolchain(),
        shown.spec().options(),
        shown.spec().optionsHash(),
        shown.spec().optionsHash().shortHash(),
        shown.phase(),
        shown.reason().map(ReasonAnswer::of),
        shown.allWarnings().size(),
        shown.createdAt(),
        shown.createdBy(),
        shown.updatedAt(),
        shown.endedAt().map(end -> TimesAnswer.seconds(Duration.between(shown.createdAt(), end))),
        Stream.of(StepName.values())
            .map(name -> ListedStepAnswer.of(shown.step(name), now))
            .toList(),
        RegistrationAnswer.of(shown.registration()),
        shown.publishedUri(),
        actions,
        shown.revision());
  }

  /** A step as its last attempt left it. */
  record ListedStepAnswer(
      StepName name,
      StepPhase phase,
      @JsonUnwrapped TimesAnswer times,
      int retryCount,
      Optional<Progress> progress) {
    private static ListedStepAnswer of(Step step, Instant now) {
      Optional<Attempt> last = step.lastAttempt();
      return new ListedStepAnswer(
          step.name(),
          step.phase(),
          TimesAnswer.of(last, now),
          step.retryCount(),
          last.flatMap(Attempt::progress));
    }
  }
}

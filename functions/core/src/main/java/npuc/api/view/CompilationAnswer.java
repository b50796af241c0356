package npuc.api.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.compilation.Compilation;
import npuc.compilation.Membership;
import npuc.compilation.OutputPaths;
import npuc.compilation.Phase;
import npuc.compilation.Registration;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.note.Note;
import npuc.registry.BucketUri;
import npuc.registry.VolumeUri;
import npuc.registry.outer.Publication;

/** A compilation: what is stored, and what follows from it at this moment. */
public record CompilationAnswer(
    CompilationId id,
    ModelId modelId,
    VersionId versionId,
    Optional<String> name,
    Optional<String> note,
    Map<String, String> labels,
    Optional<CompilationId> recompileOf,
    Optional<Membership> set,
    @JsonUnwrapped SpecAnswer spec,
    Phase phase,
    Optional<ReasonAnswer> reason,
    List<String> warnings,
    List<Note> notes,
    Instant createdAt,
    Optional<CallerName> createdBy,
    Instant updatedAt,
    List<StepAnswer> steps,
    RegistrationAnswer registration,
    Optional<VolumeUri> publishedUri,
    Optional<BucketUri> copiedUri,
    Optional<String> manifestDigest,
    List<CompilationId> equalTo,
    ActionsAnswer actions,
    long revision) {

  static CompilationAnswer of(
      Compilation shown, List<CompilationId> equalTo, ActionsAnswer actions, Instant now) {
    return new CompilationAnswer(
        shown.id(),
        shown.modelId(),
        shown.versionId(),
        shown.description().name(),
        shown.description().note(),
        shown.description().labels(),
        shown.description().recompileOf(),
        shown.set(),
        SpecAnswer.of(shown.spec()),
        shown.phase(),
        shown.reason().map(ReasonAnswer::of),
        shown.allWarnings(),
        shown.allNotes(),
        shown.createdAt(),
        shown.createdBy(),
        shown.updatedAt(),
        Stream.of(StepName.values()).map(name -> StepAnswer.of(shown, name, now)).toList(),
        RegistrationAnswer.of(shown.registration()),
        shown.publishedUri(),
        OutputPaths.copied(shown),
        shown.compiledOutput().map(StepOutput::manifestDigest),
        equalTo,
        actions,
        shown.revision());
  }

  /** How the registration of the new artifact stands. */
  record RegistrationAnswer(
      Registration.State state,
      Optional<ArtifactId> artifactId,
      Optional<ReasonAnswer> reason,
      Optional<Publication> external) {
    static RegistrationAnswer of(Registration shown) {
      return new RegistrationAnswer(
          shown.state(),
          shown.artifactId(),
          shown.reason().map(ReasonAnswer::of),
          shown.external());
    }
  }
}

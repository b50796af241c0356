package npuc.compilation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.caller.CallerName;
import npuc.id.CompilationId;
import npuc.id.CompilationSetId;
import npuc.id.Identified;
import npuc.id.ModelId;
import npuc.id.VersionId;
import npuc.note.Note;
import npuc.registry.VolumeUri;

/**
 * One run of the pipeline: the aggregate that every rule and every race is decided on. It is
 * immutable; the classes named {@code ...Transitions} make the next state out of one, and {@link
 * CompilationStore#replace} lets exactly one next state win.
 *
 * @param revision 1 when created, one more with every stored change
 * @param generation of the execution that may change it; one more with every retry
 * @param stopRequested whether a stop was accepted; no Job may start any more
 * @param reason why it waits, failed or stopped
 * @param warnings what its sender was told when it was created; not in older records
 * @param notes the same and what is good to know, each with a code; not in older records
 * @param publishedUri the folder in which the checked files lie
 * @param history every change of state, oldest first, at most 200
 * @param createdBy who asked for it; not in older records
 * @param description what people say of it; not in older records
 * @param set where it stands in the set that it was created in; empty for a single one
 */
public record Compilation(
    CompilationId id,
    long revision,
    ModelId modelId,
    VersionId versionId,
    CompilationSpec spec,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> warnings,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<Note> notes,
    Phase phase,
    Optional<Reason> reason,
    int generation,
    boolean stopRequested,
    Step compile,
    Step verify,
    Optional<VolumeUri> publishedUri,
    Registration registration,
    List<HistoryEntry> history,
    Instant createdAt,
    Optional<CallerName> createdBy,
    Instant updatedAt,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Description description,
    Optional<Membership> set)
    implements Identified {
  public Compilation {
    warnings = Warnings.kept(warnings);
    notes = Note.kept(notes);
    history = List.copyOf(history);
  }

  /** A new single one. */
  public static Compilation create(
      CompilationId id,
      ModelId modelId,
      VersionId versionId,
      CompilationSpec spec,
      List<Note> notes,
      CallerName createdBy,
      Description description) {
    return create(id, modelId, versionId, spec, notes, createdBy, description, Optional.empty());
  }

  /** A new one, its first attempt open. Its time of creation is that of its id. */
  public static Compilation create(
      CompilationId id,
      ModelId modelId,
      VersionId versionId,
      CompilationSpec spec,
      List<Note> notes,
      CallerName createdBy,
      Description description,
      Optional<Membership> set) {
    Instant now = id.ulid().time();
    var first =
        new HistoryEntry(
            now,
            Actor.USER,
            Optional.of(createdBy),
            Change.COMPILATION,
            Optional.empty(),
            Phase.PENDING.word(),
            Optional.empty());
    return new Compilation(
        id,
        1,
        modelId,
        versionId,
        spec,
        Note.warnings(notes),
        notes,
        Phase.PENDING,
        Optional.empty(),
        1,
        false,
        Step.untried(StepName.COMPILE).open(1),
        Step.untried(StepName.VERIFY),
        Optional.empty(),
        Registration.NOT_YET,
        List.of(first),
        now,
        Optional.of(createdBy),
        now,
        description,
        set);
  }

  public Step step(StepName name) {
    return switch (name) {
      case COMPILE -> compile;
      case VERIFY -> verify;
    };
  }

  /** The attempt that is to run or runs, with its step; empty when no Job should exist. */
  @JsonIgnore
  public Optional<Step> openStep() {
    return Stream.of(compile, verify).filter(step -> step.openAttempt().isPresent()).findFirst();
  }

  /** The output of the last compile attempt, once it succeeded. */
  @JsonIgnore
  public Optional<StepOutput> compiledOutput() {
    return compile.lastAttempt().flatMap(Attempt::output);
  }

  /** What should be known of it: from its creation, and what its last compile attempt found. */
  @JsonIgnore
  public List<String> allWarnings() {
    return Stream.concat(
            warnings.stream(), compiledOutput().stream().flatMap(made -> made.warnings().stream()))
        .distinct()
        .toList();
  }

  /** Those of them that have a code, and what is good to know. */
  @JsonIgnore
  public List<Note> allNotes() {
    return Stream.concat(
            notes.stream(), compiledOutput().stream().flatMap(made -> made.notes().stream()))
        .distinct()
        .toList();
  }

  /** When it came to its end; empty while it goes on. What people say of it later is no change. */
  @JsonIgnore
  public Optional<Instant> endedAt() {
    return isActive() || history.isEmpty() ? Optional.empty() : Optional.of(history.getLast().at());
  }

  /** Whether an execution still has something to do. */
  @JsonIgnore
  public boolean isActive() {
    return phase.isUnderWay()
        || (phase == Phase.SUCCEEDED && registration.state() == Registration.State.PENDING);
  }

  /** Whether it was created in that set. */
  public boolean isIn(CompilationSetId wanted) {
    return set.map(Membership::id).filter(wanted::equals).isPresent();
  }

  /** Whether an execution of that generation may not change it any more. */
  public boolean supersedes(int executionGeneration) {
    return executionGeneration != generation;
  }
}

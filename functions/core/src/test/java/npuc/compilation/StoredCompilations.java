package npuc.compilation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.environment.Environment;
import npuc.environment.SealedSecret;
import npuc.environment.Variable;
import npuc.id.CompilationSetId;
import npuc.id.TestIds;
import npuc.note.Note;
import npuc.note.NoteCode;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.option.OptionValue;
import npuc.platform.option.Options;
import npuc.refusal.Outcome;
import npuc.refusal.Wording;
import npuc.registry.VolumeUri;
import npuc.registry.outer.Publication;

/** Compilations that are hard to store: the largest, the fullest, and many that differ little. */
public final class StoredCompilations {
  private static final Optional<Publication> PUBLISHED =
      Optional.of(new Publication("corp", "models:/모델 1/3#npuc.ethos-u"));

  private StoredCompilations() {}

  /** The same, told apart by so many seconds in its time of change. */
  public static Compilation seenAt(Compilation state, int seconds) {
    return new Compilation(
        state.id(),
        state.revision(),
        state.modelId(),
        state.versionId(),
        state.spec(),
        state.warnings(),
        state.notes(),
        state.phase(),
        state.reason(),
        state.generation(),
        state.stopRequested(),
        state.compile(),
        state.verify(),
        state.publishedUri(),
        state.registration(),
        state.history(),
        state.createdAt(),
        state.createdBy(),
        state.updatedAt().plusSeconds(seconds),
        state.description(),
        state.set());
  }

  /** The same as it was stored before creators and descriptions were kept. */
  public static Compilation withoutCreator(Compilation made) {
    return new Compilation(
        made.id(),
        made.revision(),
        made.modelId(),
        made.versionId(),
        made.spec(),
        made.warnings(),
        made.notes(),
        made.phase(),
        made.reason(),
        made.generation(),
        made.stopRequested(),
        made.compile(),
        made.verify(),
        made.publishedUri(),
        made.registration(),
        made.history(),
        made.createdAt(),
        Optional.empty(),
        made.updatedAt(),
        Description.NONE,
        made.set());
  }

  /** The same, described by its owner afterwards. */
  public static Compilation described(Compilation before) {
    var said =
        new Description(
            Optional.of("nightly"), Optional.empty(), Map.of("team", "vision"), Optional.empty());
    return Compilations.next(
        DescriptionTransitions.describe(
            before, stored -> Outcome.done(said), Compilations.OTHER, before.updatedAt()));
  }

  /** As large as one gets: 20 attempts of each step, 200 history entries, 1,000 output files. */
  public static Compilation largest() {
    Compilation compiling = Course.failed(Compilations.pending(Compilations.ID, fullSpec()));
    for (int attempt = 2; attempt < Step.MAX_ATTEMPTS; attempt++) {
      compiling = Course.failed(Course.retried(compiling, StepName.COMPILE));
    }
    Compilation verifying =
        Course.failed(
            Course.compiled(Course.retried(compiling, StepName.COMPILE), Course.output(1_000)));
    for (int attempt = 1; attempt < Step.MAX_ATTEMPTS; attempt++) {
      verifying = Course.failed(Course.retried(verifying, StepName.VERIFY));
    }
    return verifying;
  }

  /** Everything that may be absent is present, although no real one has it all at once. */
  public static Compilation full() {
    Instant at = Instant.parse("2026-11-01T00:00:00.123456789Z");
    Optional<Reason> why = Optional.of(new Reason(ReasonCode.JOB_LOST, "사라졌다 🙂 \" \\ \n"));
    var attempt =
        new Attempt.Ended(
            1,
            2,
            Optional.of(at),
            Optional.of(
                new JobStatus.Running(
                    at.plusNanos(1), Optional.of(Progress.compiling(3, Long.MAX_VALUE)), 4)),
            at.plusSeconds(1),
            new Ending.Succeeded(Course.output(1)));
    return new Compilation(
        Compilations.ID,
        1,
        Compilations.MODEL,
        Compilations.VERSION,
        fullSpec(),
        List.of("The NPU will not be used."),
        List.of(
            Note.of(
                NoteCode.NOT_QUANTISED,
                Wording.of("The NPU will not be used.")
                    .with("count", 3)
                    .with("types", List.of("Float32")))),
        Phase.STOPPED,
        why,
        2,
        true,
        new Step(StepName.COMPILE, 1, List.of(attempt)),
        new Step(StepName.VERIFY, 0, List.of()),
        Optional.of(new VolumeUri("models", "모델/out")),
        new Registration(
            Registration.State.FAILED, Optional.of(Course.ARTIFACT), why, 5, PUBLISHED),
        List.of(
            new HistoryEntry(
                at,
                Actor.USER,
                Optional.of(Compilations.OTHER),
                "compile",
                Optional.of("a"),
                "b",
                why,
                PUBLISHED)),
        at,
        Optional.of(Compilations.CREATOR),
        at,
        new Description(
            Optional.of("밤새 돌린 것"),
            Optional.of("two\nlines 🙂"),
            Map.of("team", "vision", "release", ""),
            Optional.of(TestIds.compilation(9))),
        Optional.of(new Membership(CompilationSetId.around(Compilations.ID), 1, 16)));
  }

  /** With everything that may be left out, in several languages. */
  public static CompilationSpec fullSpec() {
    return new CompilationSpec(
        new BaseArtifact(
            TestIds.artifact(1),
            "원본 모델 🙂 \"e\u0301\" \\ \n \u0001",
            new VolumeUri("models", "모델/가중치 1.tflite"),
            Optional.empty(),
            Optional.of("sha256:" + "0f".repeat(32)),
            Optional.of(9_007_199_254_740_993L)),
        Specs.ETHOS_U.platform(),
        new Toolchain("ethos-u-vela", "4.2.0", Optional.of("sha256:" + "1e".repeat(32))),
        Resources.of("1500m", "1.5Gi"),
        new Limits(600, 60, 3_600),
        Optional.of(options()),
        List.of("--optimise", "Size", "", "--optimise"),
        new Environment(
            List.of(
                new Variable.Plain("LANGUAGE", "日本語"),
                new Variable.Secret("HF_TOKEN", new SealedSecret("c2VhbGVk")))),
        Optional.empty(),
        Specs.ETHOS_U.optionsHash());
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

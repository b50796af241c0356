package npuc.handler;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.compilation.Compilation;
import npuc.compilation.ExecutionName;
import npuc.compilation.JobStatus;
import npuc.compilation.OutputFile;
import npuc.compilation.StepName;
import npuc.compilation.StepOutput;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.ModelId;
import npuc.id.RandomIds;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.job.JobName;
import npuc.memory.MemoryCompilationStore;
import npuc.memory.MemoryIdempotencyStore;
import npuc.memory.MemoryJobRunner;
import npuc.memory.MemoryLogArchive;
import npuc.memory.MemoryModelRegistry;
import npuc.memory.MemoryModelVolumes;
import npuc.memory.MemorySecretBox;
import npuc.memory.MemoryWorkflow;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;
import npuc.registry.Model;
import npuc.registry.Version;
import npuc.workflow.Workflow;

/** The application on twins in memory, with the model, version and artifact of the events. */
final class MemoryApplication {
  static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  static final CompilationId COMPILATION =
      CompilationId.parse("c-01kaxf9a2b3c4d5e6f7g8h9j0k").orElseThrow();
  static final ModelId MODEL = ModelId.parse("m-01kaxf8z3v5d6y7w8x9q0r1s2t").orElseThrow();
  static final VersionId VERSION = VersionId.parse("v-01kaxf8z5c8r3t9y2b6m4n7p1q").orElseThrow();
  static final JobName COMPILE_JOB = JobName.of(COMPILATION, StepName.COMPILE, 1);
  static final JobName VERIFY_JOB = JobName.of(COMPILATION, StepName.VERIFY, 1);

  private static final ArtifactUri MODEL_FILE = new ArtifactUri("models", "keyword.tflite");
  private static final StepOutput OUTPUT =
      new StepOutput(
          "sha256:" + "1".repeat(64),
          List.of(new OutputFile("keyword_vela.tflite", 7, "2".repeat(64))),
          1,
          7);

  final InterleavedStore compilations = new InterleavedStore(new MemoryCompilationStore());
  final MemoryModelRegistry registry = new MemoryModelRegistry();
  final MemoryJobRunner runner = new MemoryJobRunner();
  final MemoryWorkflow workflow = new MemoryWorkflow();
  final Application application;

  private final Ids ids;
  private final MemoryModelVolumes volumes = new MemoryModelVolumes();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  MemoryApplication() {
    this(new RandomIds(Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  private MemoryApplication(Ids ids) {
    this.ids = ids;
    volumes.put(MODEL_FILE, 57_568);
    application = withWorkflow(workflow);
    registry.addModel(new Model(MODEL, "hey_jarvis", "", NOW));
    registry.addVersion(new Version(VERSION, MODEL, "1", NOW));
    registry.addArtifact(
        new Artifact(
            new ArtifactId(new Ulid("01kaxf8z7d2v4x6z8b0d2f4h6j")),
            MODEL,
            VERSION,
            "keyword.tflite",
            new PlatformName("tflite"),
            MODEL_FILE,
            Optional.empty(),
            Optional.of(57_568L),
            NOW,
            Optional.empty()));
  }

  /** One that holds the compilation of the events, created by the event that creates it. */
  static MemoryApplication withCompilation() {
    var application = new MemoryApplication(COMPILATION::ulid);
    new CompilationsHandler(application.application)
        .handleRequest(Events.api("compilations"), new TestContext());
    return application;
  }

  /** The same with its compile Job submitted. */
  static MemoryApplication compiling() {
    var memory = withCompilation();
    memory.application.submitJob().submit(memory.execution(), StepName.COMPILE);
    return memory;
  }

  /** The same with both steps done. */
  static MemoryApplication published() {
    var memory = compiling();
    memory.succeed(COMPILE_JOB, StepName.COMPILE);
    memory.application.submitJob().submit(memory.execution(), StepName.VERIFY);
    memory.succeed(VERIFY_JOB, StepName.VERIFY);
    return memory;
  }

  /** An application on the same twins that starts executions there. */
  Application withWorkflow(Workflow other) {
    return new Application(
        new Ports(
            compilations,
            new MemoryIdempotencyStore(),
            registry,
            volumes,
            MemoryApplication::toolchain,
            other,
            runner,
            new MemoryLogArchive(),
            new MemorySecretBox(),
            ids,
            clock));
  }

  Compilation compilation() {
    return compilations.find(COMPILATION).orElseThrow();
  }

  private ExecutionName execution() {
    return new ExecutionName(COMPILATION, 1);
  }

  private void succeed(JobName job, StepName step) {
    runner.tell(job, new JobStatus.Succeeded(NOW, NOW, OUTPUT));
    application.pollJob().poll(execution(), step);
  }

  private static Optional<Toolchain> toolchain(PlatformName platform) {
    return platform.value().equals("ethos-u")
        ? Optional.of(new Toolchain("ethos-u-vela", "5.2.0", Optional.empty()))
        : Optional.empty();
  }
}

package npuc.handler;

import java.time.Instant;
import java.util.Optional;
import npuc.application.Application;
import npuc.caller.Access;
import npuc.compilation.Compilation;
import npuc.compilation.Compilations;
import npuc.compilation.ExecutionName;
import npuc.compilation.JobStatus;
import npuc.compilation.StepName;
import npuc.event.EventPorts;
import npuc.id.ArtifactId;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.ModelId;
import npuc.id.RandomIds;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.job.JobName;
import npuc.memory.MemoryService;
import npuc.platform.PlatformName;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;
import npuc.registry.VolumeUri;

/** The application on twins in memory, with the model, version and artifact of the events. */
final class MemoryApplication {
  static final CompilationId COMPILATION =
      CompilationId.parse("c-01kaxf9a2b3c4d5e6f7g8h9j0k").orElseThrow();
  static final VersionId VERSION = VersionId.parse("v-01kaxf8z5c8r3t9y2b6m4n7p1q").orElseThrow();
  static final JobName COMPILE_JOB = JobName.of(COMPILATION, StepName.COMPILE, 1);

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final ModelId MODEL = ModelId.parse("m-01kaxf8z3v5d6y7w8x9q0r1s2t").orElseThrow();
  private static final JobName VERIFY_JOB = JobName.of(COMPILATION, StepName.VERIFY, 1);
  private static final VolumeUri MODEL_FILE = new VolumeUri("models", "keyword.tflite");
  private static final ExecutionName EXECUTION = new ExecutionName(COMPILATION, 1);

  final MemoryService service = new MemoryService();
  final Application application;

  MemoryApplication() {
    application = on(new RandomIds(service.clock));
  }

  /** One whose events are heard of in another way. */
  MemoryApplication(EventPorts events) {
    service.events = events;
    application = on(new RandomIds(service.clock));
  }

  private MemoryApplication(Ids ids) {
    application = on(ids);
  }

  private Application on(Ids ids) {
    service.clock.set(NOW);
    service.volumes.putUnseen(MODEL_FILE);
    service.registry.addModel(new Model(MODEL, "hey_jarvis", "", NOW));
    service.registry.addVersion(new Version(VERSION, MODEL, "1", NOW));
    service.registry.addArtifact(
        new Artifact(
            new ArtifactId(new Ulid("01kaxf8z7d2v4x6z8b0d2f4h6j")),
            MODEL,
            VERSION,
            "keyword.tflite",
            new PlatformName("tflite"),
            MODEL_FILE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(57_568L),
            NOW,
            Optional.empty()));
    return new Application(service.ports(service.volumes, ids), Access.DEFAULT);
  }

  /** One that holds the compilation of the events, created by the event that creates it. */
  static MemoryApplication withCompilation() {
    var memory = new MemoryApplication(COMPILATION::ulid);
    new CompilationsHandler(memory.application)
        .handleRequest(Events.api("compilations"), new TestContext());
    return memory;
  }

  /** The same with its compile Job submitted. */
  static MemoryApplication compiling() {
    var memory = withCompilation();
    memory.application.submitJob().submit(EXECUTION, StepName.COMPILE);
    return memory;
  }

  /** The same with both steps done. */
  static MemoryApplication published() {
    var memory = compiling();
    memory.succeed(COMPILE_JOB, StepName.COMPILE);
    memory.application.submitJob().submit(EXECUTION, StepName.VERIFY);
    memory.succeed(VERIFY_JOB, StepName.VERIFY);
    return memory;
  }

  Compilation compilation() {
    return service.records.find(COMPILATION).orElseThrow();
  }

  private void succeed(JobName job, StepName step) {
    service.cluster.tell(job, new JobStatus.Succeeded(NOW, NOW, Compilations.output()));
    application.pollJob().poll(EXECUTION, step);
  }
}

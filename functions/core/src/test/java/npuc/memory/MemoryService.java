package npuc.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.compilation.Changes;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationStore;
import npuc.compilation.Compilations;
import npuc.compilation.ExecutionName;
import npuc.compilation.JobStatus;
import npuc.compilation.Specs;
import npuc.compilation.StepName;
import npuc.control.CreateCompilation;
import npuc.control.DeleteCompilation;
import npuc.control.RetryStep;
import npuc.control.StopCompilation;
import npuc.event.EventPorts;
import npuc.event.WebhookPorts;
import npuc.id.CompilationId;
import npuc.id.Ids;
import npuc.id.TestIds;
import npuc.job.JobName;
import npuc.job.JobRunner;
import npuc.job.Jobs;
import npuc.platform.Resources;
import npuc.platform.Toolchain;
import npuc.platform.onnx.OnnxReader;
import npuc.registry.Model;
import npuc.registry.ModelVolumes;
import npuc.registry.Version;
import npuc.source.SourceSettings;
import npuc.task.CompiledArtifacts;
import npuc.task.PollJob;
import npuc.task.PublishResult;
import npuc.task.RecordFailure;
import npuc.task.RegisterArtifact;
import npuc.task.SubmitJob;

/** The use cases on in-memory twins, with a clock that a test moves. */
public final class MemoryService {
  public static final ExecutionName FIRST = new ExecutionName(Compilations.ID, 1);
  public static final ExecutionName SECOND = new ExecutionName(Compilations.ID, 2);
  public static final JobName COMPILE = JobName.of(Compilations.ID, StepName.COMPILE, 1);
  public static final JobName VERIFY = JobName.of(Compilations.ID, StepName.VERIFY, 1);

  public final MemoryWebhooks webhooks = new MemoryWebhooks();
  public final MemoryReceivers receivers = new MemoryReceivers();

  /** How others hear of what happens. */
  public EventPorts events = new WebhookPorts(webhooks, receivers);

  public final MemoryCompilationStore records = new MemoryCompilationStore(webhooks);
  public final MemoryJobRunner cluster = new MemoryJobRunner();
  public final MemoryLogArchive logs = new MemoryLogArchive();
  public final MemorySecretBox secrets = new MemorySecretBox();
  public final MemoryIdempotencyStore requests = new MemoryIdempotencyStore();
  public final MemoryTokenStore tokens = new MemoryTokenStore();
  public final MemoryModelRegistry registry = new MemoryModelRegistry();
  public final MemoryOuterRegistries outer = new MemoryOuterRegistries();
  public final MemoryModelVolumes volumes = new MemoryModelVolumes();
  public final MemoryMeasurements measurements = new MemoryMeasurements();
  public final MemoryWorkflow workflow = new MemoryWorkflow();

  /** The most that a Job can get; empty for a cluster. */
  public Optional<Resources> machine = Optional.empty();

  public Optional<Toolchain> toolchain = Optional.of(Specs.ETHOS_U.toolchain());
  public final MutableClock clock = new MutableClock(Compilations.at(200));

  public final MemoryUploads uploads = new MemoryUploads(clock);

  /** With what a test put between the use cases and the records. */
  public final CompilationStore store;

  public final SubmitJob submitJob;
  public final PollJob pollJob;
  public final StopCompilation stop;
  public final MemoryModelSources sources = new MemoryModelSources();
  public final RetryStep retry;
  public final DeleteCompilation delete;
  public final RegisterArtifact register;
  public final RecordFailure failure;
  public final CreateCompilation create;

  public MemoryService() {
    this(store -> store, runner -> runner);
  }

  /** With something between the use cases and the store or the cluster. */
  public MemoryService(
      UnaryOperator<CompilationStore> decorateStore, UnaryOperator<JobRunner> decorateRunner) {
    store = decorateStore.apply(records);
    var jobs = new Jobs(decorateRunner.apply(cluster), logs, Application.PLATFORMS);
    var changes = new Changes(store, measurements);
    submitJob = new SubmitJob(changes, jobs, clock);
    pollJob = new PollJob(changes, jobs, volumes, clock);
    stop = new StopCompilation(changes, pollJob, clock);
    retry = new RetryStep(changes, workflow, volumes, platform -> toolchain, clock);
    delete = new DeleteCompilation(store, jobs, volumes);
    register =
        new RegisterArtifact(
            changes,
            new CompiledArtifacts(registry, Application.PLATFORMS, new TestIds()),
            new PublishResult(registry, outer),
            clock);
    failure = new RecordFailure(changes, jobs, clock);
    create = new CreateCompilation(changes, workflow);
  }

  /** The twins as ports, with volumes and identities that a test chooses. */
  public Ports ports(ModelVolumes seen, Ids ids) {
    return new Ports(
        records,
        requests,
        Optional.of(tokens),
        registry,
        outer,
        seen,
        sources,
        () -> SourceSettings.NONE,
        uploads,
        platform -> toolchain.filter(found -> platform.equals(Specs.ETHOS_U.platform())),
        () -> machine,
        OnnxReader.NONE,
        workflow,
        cluster,
        logs,
        secrets,
        events,
        measurements,
        ids,
        clock);
  }

  /** Stores a state as if it had come about, and registers the version that most belong to. */
  public MemoryService with(Compilation compilation) {
    if (compilation.versionId().equals(Compilations.VERSION)) {
      Model model = new Model(compilation.modelId(), "model", "", compilation.createdAt());
      registry.addModel(model);
      registry.addVersion(
          new Version(compilation.versionId(), model.id(), "1", compilation.createdAt()));
    }
    records.create(compilation);
    return this;
  }

  /** Stores a new compilation and submits its first Job. */
  public MemoryService submitted() {
    with(Compilations.pending());
    submitJob.submit(FIRST, StepName.COMPILE);
    return this;
  }

  /** Lets the first Job run, and be seen. */
  public MemoryService running() {
    submitted();
    cluster.tell(COMPILE, runs());
    pollJob.poll(FIRST, StepName.COMPILE);
    return this;
  }

  /** Compiled, and the Job of the verification exists. */
  public MemoryService verifying() {
    with(Compilations.compiled());
    submitJob.submit(FIRST, StepName.VERIFY);
    return this;
  }

  /** Brings a pending one to its registration, as if it had run well. */
  public void carryThrough(CompilationId pending) {
    Compilation before = records.find(pending).orElseThrow();
    records.delete(before);
    with(Compilations.registered(before));
  }

  public JobStatus runs() {
    return new JobStatus.Running(clock.instant(), Optional.empty(), 0);
  }

  public Compilation stored() {
    return records.find(Compilations.ID).orElseThrow();
  }

  /** The stored log; empty text when there is none. */
  public String log(JobName job) {
    try (InputStream log = logs.open(job, 0).orElseGet(InputStream::nullInputStream)) {
      return new String(log.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

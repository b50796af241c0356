package npuc.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.caller.Access;
import npuc.compilation.CompilationStore;
import npuc.compilation.ExecutionName;
import npuc.event.WebhookPorts;
import npuc.handler.ConsoleHandler;
import npuc.handler.ConsoleSettings;
import npuc.id.RandomIds;
import npuc.job.JobName;
import npuc.local.asl.Interpreter;
import npuc.local.asl.Status;
import npuc.local.execution.Executions;
import npuc.local.execution.VirtualThreads;
import npuc.local.http.HttpFront;
import npuc.local.http.Transfers;
import npuc.local.process.JobSettings;
import npuc.local.process.Launcher;
import npuc.local.process.ProcessJobRunner;
import npuc.local.process.VenvToolchains.Venv;
import npuc.local.prometheus.ProcessMetrics;
import npuc.local.secret.KeyFileSecretBox;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.SqliteCompilationStore;
import npuc.local.sqlite.SqliteExecutionStore;
import npuc.local.sqlite.SqliteIdempotencyStore;
import npuc.local.sqlite.SqliteModelRegistry;
import npuc.local.sqlite.SqliteTokenStore;
import npuc.local.upload.FolderUploads;
import npuc.local.volume.FileLogArchive;
import npuc.local.volume.FolderModelVolumes;
import npuc.local.webhook.WebhookDispatch;
import npuc.measure.Metric;
import npuc.onnx.ProtobufOnnxReader;
import npuc.platform.PlatformName;
import npuc.platform.onnx.OnnxSeenBefore;
import npuc.source.look.NetModelSources;
import npuc.source.registries.SettingsRegistries;
import npuc.workflow.Execution;

/** The whole service in one process: this is where everything is put together. */
public final class LocalService implements AutoCloseable {
  private static final int TASKS_AT_ONCE = 16;

  /** As the schedule of the deployed service. */
  private static final long SWEEP_MINUTES = 5;

  private static final Logger LOG = System.getLogger(LocalService.class.getName());

  private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
  private final DataFolder data;
  private final Database database;
  private final CompilationStore compilations;
  private final FolderModelVolumes volumes;
  private final FolderUploads uploads;
  private final ProcessJobRunner runner;
  private final Executions executions;
  private final WebhookDispatch events;
  private final Ports ports;
  private final Application application;
  private final HttpFront front;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /** Puts it together; {@link #start} makes it work. */
  public LocalService(LocalSettings settings) {
    data = DataFolder.open(settings.data());
    database = Database.open(data.database());
    compilations = new SqliteCompilationStore(database);
    volumes = new FolderModelVolumes(data.volumes(), settings.volumes());
    volumes.make(settings.sources().claim());
    uploads = new FolderUploads(volumes.of(FolderUploads.CLAIM), clock);
    var secrets = KeyFileSecretBox.at(data.key());
    SourcesFile.write(settings.sources(), data.sources());
    Map<PlatformName, Venv> venvs = LocalToolchains.venvs(settings.home());
    var launcher =
        new Launcher(
            LocalToolchains.python(settings.home()),
            settings.home().resolve("jobs"),
            data.jobs(),
            new JobSettings(data.sources(), settings.platforms().path()),
            LocalToolchains.folders(venvs, settings.platforms().platforms()),
            secrets);
    runner =
        new ProcessJobRunner(
            data.jobs(), launcher, volumes::of, MachineCapacity.capacity(settings), clock);
    var tokens = new SqliteTokenStore(database);
    var metrics =
        new ProcessMetrics(
            Map.of(Metric.JOBS_WAITING, runner::waiting, Metric.JOBS_RUNNING, runner::running));
    WebhookPorts webhooks = LocalWebhooks.ports(database, settings);
    events = new WebhookDispatch(webhooks, secrets, clock);
    ports =
        new Ports(
            compilations,
            new SqliteIdempotencyStore(database),
            Optional.of(tokens),
            new SqliteModelRegistry(database),
            new SettingsRegistries(settings::sources),
            volumes,
            new NetModelSources(settings::sources),
            settings::sources,
            uploads,
            LocalToolchains.of(venvs, settings.platforms().platforms()),
            MachineCapacity.machine(settings),
            new OnnxSeenBefore(new ProtobufOnnxReader()),
            new LocalWorkflow(this::executions),
            runner,
            new FileLogArchive(data.logs()),
            secrets,
            webhooks,
            metrics.measurements(),
            new RandomIds(clock),
            clock);
    application = new Application(ports, Access.DEFAULT, settings.platforms().platforms());
    executions =
        new Executions(
            new Interpreter(CompilationStateMachine.load(), RandomGenerator.getDefault()),
            new SqliteExecutionStore(database),
            new LocalFunctions(application),
            this::reconcile,
            new VirtualThreads(clock, TASKS_AT_ONCE));
    new Samples(settings.home(), volumes.of(Samples.CLAIM), ports).register(settings.samples());
    front =
        new HttpFront(
            settings.front(),
            settings.front().gate(tokens, clock),
            new LocalRoutes(application),
            metrics.before(new ConsoleHandler(console(settings))),
            new Transfers(uploads, new LocalFiles(application.publishedFiles(), volumes)));
    front.time(metrics.requests());
  }

  /** Goes on with whatever was under way, then answers requests. */
  public void start() {
    executions.resume();
    uploads.resume();
    runner.resume(this::wake, new JobsOfAttempts(ports));
    events.start();
    sweep();
    ScheduledFuture<?> _ =
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MINUTES, SWEEP_MINUTES, TimeUnit.MINUTES);
    front.start();
  }

  /** Where a client on this machine reaches it. */
  public String url() {
    return front.url();
  }

  /** Ends the service; Jobs that run go on, and the next service takes them over. */
  @Override
  public void close() {
    front.close();
    timer.shutdownNow();
    runner.close();
    uploads.close();
    executions.close();
    events.close();
    database.close();
    data.close();
  }

  private static ConsoleSettings console(LocalSettings settings) {
    return settings.front().asksForTokens() ? ConsoleSettings.withTokens() : ConsoleSettings.open();
  }

  private Executions executions() {
    return executions;
  }

  private void reconcile(String execution, Status status) {
    ExecutionName.parse(execution)
        .ifPresent(name -> application.recordFailure().executionEnded(name, status.name()));
  }

  /** Nothing may end the timer, or keep the service from its start. */
  private void sweep() {
    try {
      application.sweepCompilations().sweep();
      uploads.sweep();
      events.sweep();
    } catch (RuntimeException later) {
      LOG.log(
          Level.WARNING,
          "compilations, uploads and events are looked after " + SWEEP_MINUTES + " minutes later",
          later);
    }
  }

  /** A Job ended: its execution need not wait for the next poll. */
  private void wake(JobName job) {
    compilations
        .find(job.compilation())
        .map(Execution::of)
        .ifPresent(execution -> executions.nudge(execution.name().toString()));
  }
}

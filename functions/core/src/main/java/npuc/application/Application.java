package npuc.application;

import java.util.List;
import java.util.random.RandomGenerator;
import npuc.api.CompilationEndpoints;
import npuc.api.CompilationSets;
import npuc.api.ControlEndpoints;
import npuc.api.Imports;
import npuc.api.LogEndpoints;
import npuc.api.Manifests;
import npuc.api.OuterEndpoints;
import npuc.api.Ownership;
import npuc.api.PlatformEndpoints;
import npuc.api.PublishedFiles;
import npuc.api.RegistryEndpoints;
import npuc.api.Summaries;
import npuc.api.TokenEndpoints;
import npuc.api.UploadEndpoints;
import npuc.api.VolumePages;
import npuc.api.WebhookEndpoints;
import npuc.api.http.AccessCheck;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.Idempotency;
import npuc.api.http.QueryCheck;
import npuc.api.http.Route;
import npuc.api.spec.ArtifactReader;
import npuc.api.spec.BaseArtifacts;
import npuc.api.spec.SetReader;
import npuc.api.spec.SourceBases;
import npuc.api.spec.SpecReader;
import npuc.api.spec.WebhookReader;
import npuc.api.view.CompilationView;
import npuc.api.view.SetView;
import npuc.caller.Access;
import npuc.compilation.Changes;
import npuc.control.CreateCompilation;
import npuc.control.DeleteCompilation;
import npuc.control.DeleteEntry;
import npuc.control.DescribeCompilation;
import npuc.control.EqualCompilations;
import npuc.control.RetryStep;
import npuc.control.StopCompilation;
import npuc.control.StopSet;
import npuc.environment.EnvironmentSealer;
import npuc.event.BusPorts;
import npuc.event.PublishEvents;
import npuc.event.ReplayDelivery;
import npuc.event.WebhookPorts;
import npuc.id.Ids;
import npuc.job.Jobs;
import npuc.platform.Offer;
import npuc.platform.Platforms;
import npuc.platform.declared.DeclaredPlatform;
import npuc.platform.ethosu.EthosU;
import npuc.platform.onnx.OnnxReader;
import npuc.platform.qualcomm.QualcommHtp;
import npuc.platform.rngd.Rngd;
import npuc.platform.rockchip.Rockchip;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.source.ModelSources;
import npuc.source.SourcesSeenOnce;
import npuc.task.CompiledArtifacts;
import npuc.task.PollJob;
import npuc.task.PublishResult;
import npuc.task.RecordFailure;
import npuc.task.RegisterArtifact;
import npuc.task.SubmitJob;
import npuc.task.SweepCompilations;

/**
 * The application on a set of ports: the endpoints that answer requests and the tasks that the
 * state machine calls. Nothing is built before it is asked for, so a function loads only what it
 * uses.
 */
public final class Application {
  /** The NPUs that can be compiled for, for those who look into no model. */
  public static final Platforms PLATFORMS = platforms(OnnxReader.NONE);

  private static final ApiResponse EVENTS_ELSEWHERE =
      ApiResponse.problem(
          Refusal.of(
              RefusalCode.NOT_OFFERED,
              "This service has no webhooks: its events are on the event bus; see"
                  + " docs/events.md."));

  private final Ports ports;
  private final Access access;
  private final Platforms platforms;

  public Application(Ports ports, Access access) {
    this(ports, access, List.of());
  }

  /** With platforms of third parties, which are listed after those of npuc itself. */
  public Application(Ports ports, Access access, List<DeclaredPlatform> declared) {
    this.ports = ports;
    this.access = access;
    this.platforms = platforms(ports.onnx()).with(declared);
  }

  /** The NPUs that can be compiled for, in the order in which they are listed. */
  private static Platforms platforms(OnnxReader onnx) {
    return new Platforms(
        List.of(new Rngd(), new EthosU(), new QualcommHtp(onnx), new Rockchip(onnx)));
  }

  public Access access() {
    return access;
  }

  public Ids ids() {
    return ports.ids();
  }

  public Endpoints<Route.Service> platforms() {
    var endpoints = new PlatformEndpoints(offer());
    return checked(
        (route, request) ->
            switch (route) {
              case Route.Platforms one -> endpoints.answer(one, request);
              case Route.Tokens one -> tokens().answer(one, request);
              case Route.Webhooks one -> webhooks().answer(one, request);
            });
  }

  private Endpoints<Route.Tokens> tokens() {
    return ports
        .tokens()
        .<Endpoints<Route.Tokens>>map(store -> new TokenEndpoints(store, ports.clock()))
        .<Endpoints<Route.Tokens>>map(
            endpoints -> new Idempotency<>(endpoints, ports.requests(), ports.clock()))
        .orElse((_, _) -> TokenEndpoints.notOffered());
  }

  public Endpoints<Route.Registry> registry() {
    var reader = new ArtifactReader(ports.volumes(), ports.sources(), platforms);
    return keyed(
        new RegistryEndpoints(
            ports.registry(),
            new DeleteEntry(ports.registry(), ports.compilations()),
            reader,
            new VolumePages(ports.volumes()),
            new OuterEndpoints(
                ports.outerRegistries(),
                new Imports(ports.outerRegistries(), ports.registry(), reader))));
  }

  public Endpoints<Route.Uploads> uploads() {
    return keyed(new UploadEndpoints(ports.uploads()));
  }

  public PublishedFiles publishedFiles() {
    return new PublishedFiles(ports.compilations(), manifests(), ports.volumes());
  }

  private Manifests manifests() {
    return new Manifests(ports.volumes(), ports.logs());
  }

  public Endpoints<Route.Compilations> compilations() {
    return keyed(
        new CompilationEndpoints(
            creation(),
            new DescribeCompilation(changes(), ports.clock()),
            ports.registry(),
            specReader(ports.sources()),
            ports.compilations(),
            manifests(),
            publishedFiles(),
            view(),
            new CompilationSets(
                creation(),
                ports.registry(),
                new SetReader(() -> specReader(new SourcesSeenOnce(ports.sources()))),
                ports.compilations(),
                view(),
                setView())));
  }

  private CreateCompilation creation() {
    return new CreateCompilation(changes(), ports.workflow());
  }

  public Endpoints<Route.Controls> controls() {
    var stopping = new StopCompilation(changes(), pollJob(), ports.clock());
    return keyed(
        new ControlEndpoints(
            stopping,
            new StopSet(stopping, ports.compilations()),
            new RetryStep(
                changes(), ports.workflow(), ports.volumes(), ports.toolchains(), ports.clock()),
            new DeleteCompilation(ports.compilations(), jobs(), ports.volumes()),
            new Ownership(access, ports.compilations()),
            view(),
            setView()));
  }

  public Endpoints<Route.Logs> logs() {
    return checked(new LogEndpoints(ports.compilations(), jobs()));
  }

  private Endpoints<Route.Webhooks> webhooks() {
    return switch (ports.events()) {
      case WebhookPorts events ->
          new Idempotency<>(webhooks(events), ports.requests(), ports.clock());
      case BusPorts _ -> (_, _) -> EVENTS_ELSEWHERE;
    };
  }

  private Endpoints<Route.Webhooks> webhooks(WebhookPorts events) {
    return new WebhookEndpoints(
        events.webhooks(),
        new WebhookReader(events.receivers(), platforms),
        new ReplayDelivery(events.webhooks(), ports.clock()),
        ports.secrets());
  }

  public SubmitJob submitJob() {
    return new SubmitJob(changes(), jobs(), ports.clock());
  }

  public PollJob pollJob() {
    return new PollJob(changes(), jobs(), ports.volumes(), ports.clock());
  }

  public RegisterArtifact registerArtifact() {
    return new RegisterArtifact(
        changes(),
        new CompiledArtifacts(ports.registry(), platforms, ports.ids()),
        new PublishResult(ports.registry(), ports.outerRegistries()),
        ports.clock());
  }

  public RecordFailure recordFailure() {
    return new RecordFailure(changes(), jobs(), ports.clock());
  }

  public SweepCompilations sweepCompilations() {
    return new SweepCompilations(
        ports.compilations(),
        ports.workflow(),
        recordFailure(),
        ports.measurements(),
        ports.clock(),
        RandomGenerator.getDefault());
  }

  /** What tells a bus of changes; only where there is one. */
  public PublishEvents publishEvents() {
    return switch (ports.events()) {
      case WebhookPorts _ -> throw new IllegalStateException("there is no bus to publish on");
      case BusPorts events -> new PublishEvents(events);
    };
  }

  private CompilationView view() {
    return new CompilationView(
        new EqualCompilations(ports.compilations()), ports.registry(), access, ports.clock());
  }

  private SetView setView() {
    return new SetView(
        ports.registry(), platforms, access, ports.clock(), new Summaries(manifests())::measures);
  }

  private <R extends Route> Endpoints<R> keyed(Endpoints<R> endpoints) {
    return checked(new Idempotency<>(endpoints, ports.requests(), ports.clock()));
  }

  private <R extends Route> Endpoints<R> checked(Endpoints<R> endpoints) {
    return new AccessCheck<>(new QueryCheck<>(endpoints), access);
  }

  private SpecReader specReader(ModelSources sources) {
    var sealer =
        new EnvironmentSealer(
            ports.secrets(),
            id -> ports.compilations().find(id).map(found -> found.spec().environment()));
    return new SpecReader(
        offer(),
        new BaseArtifacts(
            ports.registry(),
            ports.volumes(),
            new SourceBases(sources, () -> ports.sourceSettings().get().claim()),
            platforms),
        sealer,
        () -> ports.sourceSettings().get().copyTo());
  }

  private Offer offer() {
    return new Offer(platforms, ports.toolchains(), ports.machine());
  }

  private Changes changes() {
    return new Changes(ports.compilations(), ports.measurements());
  }

  private Jobs jobs() {
    return new Jobs(ports.runner(), ports.logs(), platforms);
  }
}

package npuc.application;

import npuc.api.ArtifactReader;
import npuc.api.BaseArtifacts;
import npuc.api.CompilationEndpoints;
import npuc.api.CompilationView;
import npuc.api.ControlEndpoints;
import npuc.api.Endpoints;
import npuc.api.Idempotency;
import npuc.api.LogEndpoints;
import npuc.api.Manifests;
import npuc.api.PlatformEndpoints;
import npuc.api.QueryCheck;
import npuc.api.RegistryEndpoints;
import npuc.api.SpecReader;
import npuc.compilation.Changes;
import npuc.compilation.CreateCompilation;
import npuc.compilation.DeleteCompilation;
import npuc.compilation.EqualCompilations;
import npuc.compilation.RetryStep;
import npuc.compilation.StopCompilation;
import npuc.environment.EnvironmentSealer;
import npuc.id.Ids;
import npuc.job.Jobs;
import npuc.job.PollJob;
import npuc.job.SubmitJob;
import npuc.platform.Platforms;
import npuc.publish.RegisterArtifact;
import npuc.workflow.RecordFailure;
import npuc.workflow.StartExecutions;

/**
 * The application on a set of ports: the endpoints that answer requests and the tasks that the
 * state machine calls. Nothing is built before it is asked for, so a function loads only what it
 * uses.
 */
public final class Application {
  private final Ports ports;

  public Application(Ports ports) {
    this.ports = ports;
  }

  public Ids ids() {
    return ports.ids();
  }

  public Endpoints platforms() {
    return new QueryCheck(new PlatformEndpoints(Platforms.ALL, ports.toolchains()));
  }

  public Endpoints registry() {
    return keyed(new RegistryEndpoints(ports.registry(), new ArtifactReader(ports.volumes())));
  }

  public Endpoints compilations() {
    return keyed(
        new CompilationEndpoints(
            new CreateCompilation(ports.compilations(), ports.workflow()),
            specReader(),
            ports.compilations(),
            new Manifests(ports.volumes(), ports.logs()),
            view()));
  }

  public Endpoints controls() {
    return keyed(
        new ControlEndpoints(
            new StopCompilation(changes(), pollJob(), ports.clock()),
            new RetryStep(
                changes(), ports.workflow(), ports.volumes(), ports.toolchains(), ports.clock()),
            new DeleteCompilation(ports.compilations(), jobs(), ports.volumes()),
            view()));
  }

  public Endpoints logs() {
    return new QueryCheck(new LogEndpoints(ports.compilations(), jobs()));
  }

  public SubmitJob submitJob() {
    return new SubmitJob(changes(), jobs(), ports.clock());
  }

  public PollJob pollJob() {
    return new PollJob(changes(), jobs(), ports.volumes(), ports.clock());
  }

  public RegisterArtifact registerArtifact() {
    return new RegisterArtifact(changes(), ports.registry(), ports.ids(), ports.clock());
  }

  public RecordFailure recordFailure() {
    return new RecordFailure(changes(), jobs(), ports.clock());
  }

  public StartExecutions startExecutions() {
    return new StartExecutions(ports.compilations(), ports.workflow());
  }

  private CompilationView view() {
    return new CompilationView(new EqualCompilations(ports.compilations()), ports.clock());
  }

  private Endpoints keyed(Endpoints endpoints) {
    return new QueryCheck(new Idempotency(endpoints, ports.requests(), ports.clock()));
  }

  private SpecReader specReader() {
    var sealer =
        new EnvironmentSealer(
            ports.secrets(),
            id -> ports.compilations().find(id).map(found -> found.spec().environment()));
    return new SpecReader(
        Platforms.ALL,
        ports.toolchains(),
        ports.registry(),
        new BaseArtifacts(ports.registry(), ports.volumes(), Platforms.ALL),
        sealer);
  }

  private Changes changes() {
    return new Changes(ports.compilations());
  }

  private Jobs jobs() {
    return new Jobs(ports.runner(), ports.logs(), ports.secrets());
  }
}

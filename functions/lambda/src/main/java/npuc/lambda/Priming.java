package npuc.lambda;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.api.http.ApiRequest;
import npuc.api.http.Route;
import npuc.api.view.CompilationAnswer;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;
import npuc.compilation.ReasonKind;
import npuc.compilation.StepName;
import npuc.id.CompilationId;
import npuc.id.Ulid;
import npuc.job.JobName;
import npuc.measure.Measurement;
import npuc.measure.Metric;
import org.crac.Context;
import org.crac.Resource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsonFormatVisitors.JsonFormatVisitorWrapper;

/**
 * Takes the first steps of a function before Lambda takes its snapshot, so that a restored process
 * has loaded its classes and made its clients; none of them is connected then. What fails here
 * fails again, and is told, when it matters.
 */
final class Priming implements Resource {
  private static final System.Logger LOG = System.getLogger(Priming.class.getName());

  /** The functions that talk to the cluster; template.yaml gives them access to it. */
  static final Set<String> ON_THE_CLUSTER =
      Set.of(
          "Controls",
          "Logs",
          "SubmitJob",
          "PollJob",
          "RecordFailure",
          "ReconcileExecution",
          "SweepCompilations");

  /** The functions that may not read it. */
  private static final Set<String> WITHOUT_THE_TABLE = Set.of("Platforms", "PublishEvents");

  private static final CompilationId NOBODY = new CompilationId(new Ulid("0".repeat(26)));

  private static final Caller READER = new Caller(new CallerName("npuc"), Optional.of(Role.READ));

  /** A count of none changes no sum. */
  private static final Measurement NOTHING_FAILED =
      Measurement.of(Metric.FAILURES, 0, ReasonKind.PLATFORM.name());

  private final Deployment deployment;
  private final String function;

  /**
   * Prepares a function.
   *
   * @param handler its class, as Lambda is told
   */
  Priming(Deployment deployment, String handler) {
    this.deployment = deployment;
    this.function = handler.replaceAll(".*\\.|Handler$", "");
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    Ports ports = deployment.ports();
    step(
        "endpoints",
        () ->
            new Application(ports, Access.DEFAULT)
                .platforms()
                .answer(Route.Platforms.PLATFORMS, platforms()));
    step(
        "answers",
        () ->
            JsonMapper.shared()
                .acceptJsonFormatVisitor(
                    CompilationAnswer.class, new JsonFormatVisitorWrapper.Base()));
    if (!WITHOUT_THE_TABLE.contains(function)) {
      step("table", () -> ports.compilations().find(NOBODY));
      step("log of metrics", () -> ports.measurements().tell(NOTHING_FAILED));
    }
    if (ON_THE_CLUSTER.contains(function)) {
      step("cluster", () -> ports.runner().observe(JobName.of(NOBODY, StepName.COMPILE, 1)));
    }
    deployment.disconnect().run();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    deployment.restored().run();
  }

  private static ApiRequest platforms() {
    return new ApiRequest(
        Route.Platforms.PLATFORMS,
        Map.of(),
        Map.of(),
        Map.of(),
        new byte[0],
        READER,
        NOBODY.ulid());
  }

  private static void step(String what, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the " + what + " can't be reached yet", e);
    }
  }
}

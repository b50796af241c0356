package npuc.lambda;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import npuc.application.Application;
import npuc.handler.Wiring;
import org.crac.Core;
import org.crac.Resource;

/** The wiring of the deployed package: what {@code new SubmitJobHandler()} runs on. */
public final class LambdaWiring implements Wiring {
  private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);

  /** A context of CRaC alone would let go of its resources. */
  private static final List<Resource> RESOURCES = new CopyOnWriteArrayList<>();

  @Override
  public Application application() {
    LambdaLogHandler.install();
    LambdaSettings settings = LambdaSettings.from(System.getenv());
    var deployment = Deployment.onEks(settings, CLOCK);
    var priming = new Priming(deployment, System.getenv("_HANDLER"));
    RESOURCES.add(priming);
    Core.getGlobalContext().register(priming);
    return new Application(deployment.ports(), settings.access(), settings.platforms().platforms());
  }
}

package npuc.handler;

import java.util.ServiceLoader;
import npuc.application.Application;

/**
 * How the public constructors of the handlers find the application: the package that they are
 * deployed in provides one wiring as a Java service. It is built once and shared by all handlers of
 * a process.
 */
@FunctionalInterface
public interface Wiring {
  Application application();

  /** The application of this deployment. */
  static Application deployed() {
    return Deployed.APPLICATION;
  }

  /** Built when the first handler is. */
  final class Deployed {
    private static final Application APPLICATION =
        ServiceLoader.load(Wiring.class)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no npuc.handler.Wiring is deployed"))
            .application();

    private Deployed() {}
  }
}

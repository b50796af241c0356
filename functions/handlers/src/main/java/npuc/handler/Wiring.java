package npuc.handler;

import java.util.Optional;
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
    return Deployed.application();
  }

  /** Built when the first handler is; what is wrong with its settings reaches whoever asks. */
  final class Deployed {
    private static Optional<Application> built = Optional.empty();

    private Deployed() {}

    private static synchronized Application application() {
      if (built.isEmpty()) {
        built = Optional.of(wiring().application());
      }
      return built.get();
    }

    private static Wiring wiring() {
      return ServiceLoader.load(Wiring.class)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no npuc.handler.Wiring is deployed"));
    }
  }
}

package npuc.local;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Starts the local service and keeps it up until it is told to end. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream console = System.err;
    try {
      serve(LocalConfig.from(System.getenv()), console);
    } catch (IllegalArgumentException | IllegalStateException e) {
      console.println("npuc can't start: " + e.getMessage());
      System.exit(2);
    }
  }

  private static void serve(LocalConfig config, PrintStream console) throws InterruptedException {
    var service = new LocalService(config);
    service.start();
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  ended.countDown();
                }));
    console.println("npuc answers at " + service.url() + ", its data is in " + config.data());
    ended.await();
  }
}

package npuc.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import npuc.environment.BrokenSealException;
import npuc.retry.RetryableException;

/** Starts the local service and keeps it up until it is told to end. */
public final class Main {
  /** Time, level, who says it, what it says: one line, so that a program can read it. */
  private static final String LOG_LINE = "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n";

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream console = System.err;
    System.getProperties().putIfAbsent("java.util.logging.SimpleFormatter.format", LOG_LINE);
    try {
      serve(LocalSettings.from(System.getenv()), console);
    } catch (IllegalArgumentException
        | IllegalStateException
        | UncheckedIOException
        | RetryableException
        | BrokenSealException e) {
      console.println("npuc can't start: " + message(e));
      System.exit(2);
    }
  }

  /** What can't be read or written is told with what the system says of it. */
  private static String message(RuntimeException e) {
    return Optional.ofNullable(e.getCause())
        .filter(IOException.class::isInstance)
        .map(cause -> e.getMessage() + " (" + cause + ")")
        .orElseGet(e::getMessage);
  }

  private static void serve(LocalSettings settings, PrintStream console)
      throws InterruptedException {
    var service = new LocalService(settings);
    service.start();
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  service.close();
                  ended.countDown();
                }));
    console.println("npuc answers at " + service.url() + ", its data is in " + settings.data());
    settings.front().warning().ifPresent(console::println);
    ended.await();
  }
}

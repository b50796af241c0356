package npuc.local.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import npuc.api.http.ApiResponse;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/** Counts the requests that are being answered: an end waits for them, and refuses others. */
final class UnderWay extends Filter {
  private static final ApiResponse ENDING =
      ApiResponse.problem(
              Refusal.of(
                  RefusalCode.TEMPORARILY_UNAVAILABLE,
                  "The service is ending. Send the request again in a moment."))
          .with("Retry-After", "5")
          .with("Connection", "close");

  private int count;
  private boolean isEnding;

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (!begin()) {
      try (exchange) {
        Answers.send(exchange, ENDING);
      }
      return;
    }
    try {
      chain.doFilter(exchange);
    } finally {
      done();
    }
  }

  private synchronized boolean begin() {
    count += isEnding ? 0 : 1;
    return !isEnding;
  }

  private synchronized void done() {
    count--;
    notifyAll();
  }

  /** Refuses others from here on, and waits for those that began before. */
  synchronized void end(Duration patience) {
    isEnding = true;
    long end = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toMillis(); count > 0 && left > 0; left = millisUntil(end)) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long millisUntil(long end) {
    return Duration.ofNanos(end - System.nanoTime()).toMillis();
  }

  @Override
  public String description() {
    return "lets requests end before the service does";
  }
}

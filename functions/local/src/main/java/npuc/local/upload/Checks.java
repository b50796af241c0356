package npuc.local.upload;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import npuc.id.UploadId;

/**
 * Runs the checks of uploads one after the other, in a thread of their own: hashing takes a core
 * for as long as a large file lasts, and requests need the others.
 */
final class Checks implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Checks.class.getName());

  /** What a small file never takes, and a request may. */
  private static final long PATIENCE_SECONDS = 3;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("upload-check").factory());
  private final Map<UploadId, Future<?>> running = new ConcurrentHashMap<>();

  /** Starts the check of an upload, if it is not under way. */
  Future<?> start(UploadId upload, Runnable check) {
    return running.computeIfAbsent(upload, id -> thread.submit(() -> run(id, check)));
  }

  /** Waits for an end of a check, but not for long. */
  static void await(Future<?> check) {
    try {
      check.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException goesOnOrWasLogged) {
      return;
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(UploadId upload, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the check of upload " + upload + " failed; it is done again", e);
    } finally {
      running.remove(upload);
    }
  }

  /** What it leaves undone is done after the next start; what it does at this moment ends first. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      boolean _ = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}

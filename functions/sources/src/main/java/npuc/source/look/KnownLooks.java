package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import npuc.hash.Sha256;
import npuc.platform.PlatformName;
import npuc.registry.Pin;
import npuc.registry.SourceUri;
import npuc.source.SourceSecrets;

/**
 * Looks that are good for a while, as people ask again with every letter that they type. What is
 * pinned does not change, but can be removed, and rights to it taken away; what is not pinned, or
 * was not seen, may be another in moments. Who asks for what is looked at already waits for that.
 *
 * <p>The latest stay: a cache that lets in only what is asked for often would never keep a model
 * that somebody has just begun to compile.
 */
final class KnownLooks {
  private static final Duration PINNED = Duration.ofMinutes(10);
  private static final Duration OTHERS = Duration.ofSeconds(10);
  private static final long MAX_BYTES = 16L * 1024 * 1024;

  /** What a look takes besides the files it holds, roughly. */
  private static final int LEAST_BYTES = 16 * 1024;

  /** Each may hold the beginnings of a large model; others wait for their turn. */
  private static final int AT_ONCE = 4;

  private final Executor lookers =
      Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
  private final Map<Key, CompletableFuture<Known>> looks = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * What is looked for, and as whom.
   *
   * @param user hash of the secrets
   */
  record Key(SourceUri uri, Optional<Pin> pin, PlatformName format, String user) {
    static Key of(SourceUri uri, Optional<Pin> pin, PlatformName format, SourceSecrets secrets) {
      String values =
          new TreeMap<>(secrets.values())
              .entrySet().stream()
                  .map(one -> one.getKey() + "=" + one.getValue().plain())
                  .collect(Collectors.joining("\n"));
      SourceUri which = pin.isPresent() ? uri.withoutRevision() : uri;
      return new Key(which, pin, format, Sha256.hex(values.getBytes(UTF_8)));
    }
  }

  /**
   * A look that ended.
   *
   * @param end until when it is good, by {@link System#nanoTime}
   */
  private record Known(Look look, int bytes, long end) {
    /** What was seen without a pin is held by the pin too, and counted there. */
    static Known of(Key key, Look look) {
      boolean isPinned = key.pin().isPresent() && look.isPinned();
      return new Known(
          look,
          LEAST_BYTES + (isPinned ? look.bytes() : 0),
          System.nanoTime() + (isPinned ? PINNED : OTHERS).toNanos());
    }

    boolean isOver() {
      return System.nanoTime() - end > 0;
    }
  }

  /** One that is known, or else a new one; a look that never ends is not waited for. */
  Look get(Key key, Supplier<Look> looking) {
    try {
      return begun(key, looking).get(Look.ALL.toMillis(), TimeUnit.MILLISECONDS).look();
    } catch (TimeoutException e) {
      return Look.unseen("it takes longer than " + Look.ALL.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Look.unseen("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look failed", e);
    }
  }

  private synchronized CompletableFuture<Known> begun(Key key, Supplier<Look> looking) {
    looks.values().removeIf(look -> ended(look).filter(Known::isOver).isPresent());
    Optional<CompletableFuture<Known>> known = Optional.ofNullable(looks.get(key));
    return known.orElseGet(() -> begin(key, looking));
  }

  private CompletableFuture<Known> begin(Key key, Supplier<Look> looking) {
    CompletableFuture<Known> look =
        CompletableFuture.supplyAsync(() -> Known.of(key, looking.get()), lookers);
    looks.put(key, look);
    return look.whenComplete((ended, failure) -> makeRoom());
  }

  /** What was found without a pin is known by the pin too. */
  synchronized void put(Key key, Look look) {
    looks.put(key, CompletableFuture.completedFuture(Known.of(key, look)));
    makeRoom();
  }

  /** Those that were asked for longest ago go; what is still looked for counts nothing yet. */
  private synchronized void makeRoom() {
    long bytes =
        looks.values().stream().mapToLong(look -> ended(look).map(Known::bytes).orElse(0)).sum();
    var oldest = looks.values().iterator();
    while (bytes > MAX_BYTES && oldest.hasNext()) {
      Optional<Known> look = ended(oldest.next());
      if (look.isPresent()) {
        bytes -= look.get().bytes();
        oldest.remove();
      }
    }
  }

  private static Optional<Known> ended(CompletableFuture<Known> look) {
    return look.isDone() && !look.isCompletedExceptionally()
        ? Optional.of(look.join())
        : Optional.empty();
  }
}

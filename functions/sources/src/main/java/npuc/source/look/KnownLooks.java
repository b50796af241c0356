package npuc.source.look;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
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
  private final AsyncCache<Key, Look> looks =
      Caffeine.newBuilder()
          .maximumWeight(MAX_BYTES)
          .weigher((Key key, Look look) -> LEAST_BYTES + look.bytes())
          .expireAfter(Expiry.creating((Key key, Look look) -> key.lifetime(look)))
          .executor(Runnable::run)
          .buildAsync();

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

    private Duration lifetime(Look look) {
      return pin.isPresent() && look.isPinned() ? PINNED : OTHERS;
    }
  }

  /** One that is known, or else a new one; a look that never ends is not waited for. */
  Look get(Key key, Supplier<Look> looking) {
    CompletableFuture<Look> look =
        looks.get(key, (wanted, own) -> CompletableFuture.supplyAsync(looking, lookers));
    try {
      return look.get(Look.ALL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Look.unseen("it takes longer than " + Look.ALL.toSeconds() + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Look.unseen("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a look failed", e);
    }
  }

  /** What was found without a pin is known by the pin too. */
  void put(Key key, Look look) {
    looks.put(key, CompletableFuture.completedFuture(look));
  }
}

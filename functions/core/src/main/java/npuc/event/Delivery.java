package npuc.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.compilation.Phase;
import npuc.hash.Sha256;
import npuc.id.CompilationId;
import npuc.id.DeliveryId;
import npuc.id.Identified;
import npuc.id.Ulid;
import npuc.id.WebhookId;

/**
 * That one event is to reach one webhook, and what became of it. Immutable; {@link
 * Webhooks#replace} lets one next state win.
 *
 * @param revision 1 when created, one more with every stored change
 * @param compilationId what the event is about; empty for a ping
 * @param to the phase that it tells of; empty for a ping
 * @param attempts the last 20, oldest first
 * @param since when it was sent first, or was replayed: its day begins there
 * @param tries how often it was sent since
 * @param nextAttemptAt when it is sent next, while it is pending
 */
public record Delivery(
    DeliveryId id,
    long revision,
    WebhookId webhookId,
    String eventId,
    Optional<CompilationId> compilationId,
    Optional<Phase> to,
    DeliveryState state,
    List<DeliveryAttempt> attempts,
    Instant since,
    int tries,
    Optional<Instant> nextAttemptAt,
    Instant createdAt)
    implements Identified {
  private static final int MAX_ATTEMPTS = 20;
  private static final int RANDOM_BYTES = 10;

  public Delivery {
    attempts = List.copyOf(attempts);
  }

  /** A new one. Its id follows from event and webhook, so there is one however often it is made. */
  public static Delivery of(PhaseChanged event, WebhookId webhook) {
    byte[] both = (event.id() + "\n" + webhook).getBytes(StandardCharsets.UTF_8);
    byte[] random = Arrays.copyOf(Sha256.digest(both), RANDOM_BYTES);
    return fresh(
        new DeliveryId(Ulid.of(event.time(), random)),
        webhook,
        event.id(),
        Optional.of(event.compilationId()),
        Optional.of(event.to()));
  }

  /** That of a ping, which is an event of its own. */
  public static Delivery ping(DeliveryId id, WebhookId webhook) {
    return fresh(id, webhook, id.toString(), Optional.empty(), Optional.empty());
  }

  private static Delivery fresh(
      DeliveryId id,
      WebhookId webhook,
      String event,
      Optional<CompilationId> compilation,
      Optional<Phase> to) {
    Instant now = id.ulid().time();
    return new Delivery(
        id,
        1,
        webhook,
        event,
        compilation,
        to,
        DeliveryState.PENDING,
        List.of(),
        now,
        0,
        Optional.of(now),
        now);
  }

  /**
   * What an attempt makes of it: delivered, given up, or sent again later.
   *
   * @param now when the attempt ended
   * @param chance 0 to 1, for the length of the wait
   */
  Delivery attempted(DeliveryAttempt attempt, Instant now, double chance) {
    List<DeliveryAttempt> all =
        Stream.concat(attempts.stream(), Stream.of(attempt))
            .skip(Math.max(0, attempts.size() + 1 - MAX_ATTEMPTS))
            .toList();
    Instant start = tries == 0 ? attempt.at() : since;
    if (attempt.isTaken()) {
      return next(DeliveryState.DELIVERED, all, start, tries + 1, Optional.empty());
    }
    Optional<Instant> again =
        attempt.isGone() ? Optional.empty() : RetryWaits.next(start, tries + 1, now, chance);
    return next(
        again.isPresent() ? DeliveryState.PENDING : DeliveryState.FAILED,
        all,
        start,
        tries + 1,
        again);
  }

  /** Sent again at once, and for another day. */
  public Delivery replayed(Instant now) {
    return next(DeliveryState.PENDING, attempts, now, 0, Optional.of(now));
  }

  /** Sent no more. */
  public Delivery givenUp() {
    return next(DeliveryState.FAILED, attempts, since, tries, Optional.empty());
  }

  @JsonIgnore
  public boolean isPending() {
    return state == DeliveryState.PENDING;
  }

  private Delivery next(
      DeliveryState nextState,
      List<DeliveryAttempt> nextAttempts,
      Instant nextSince,
      int nextTries,
      Optional<Instant> again) {
    return new Delivery(
        id,
        revision + 1,
        webhookId,
        eventId,
        compilationId,
        to,
        nextState,
        nextAttempts,
        nextSince,
        nextTries,
        again,
        createdAt);
  }
}

package npuc.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Phase;
import npuc.event.Delivery;
import npuc.event.DeliveryAttempt;
import npuc.event.DeliveryState;
import npuc.id.CompilationId;
import npuc.id.DeliveryId;

/** What became of an event on its way to a webhook. */
public record DeliveryAnswer(
    DeliveryId id,
    String eventId,
    Optional<CompilationId> compilationId,
    Optional<Phase> to,
    DeliveryState state,
    List<DeliveryAttempt> attempts,
    Optional<Instant> nextAttemptAt,
    Instant createdAt) {
  public static DeliveryAnswer of(Delivery delivery) {
    return new DeliveryAnswer(
        delivery.id(),
        delivery.eventId(),
        delivery.compilationId(),
        delivery.to(),
        delivery.state(),
        delivery.attempts(),
        delivery.nextAttemptAt(),
        delivery.createdAt());
  }
}

package npuc.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.event.CloudEvent;
import npuc.event.Delivery;
import npuc.event.DeliveryState;
import npuc.event.PhaseChanged;
import npuc.event.Webhook;
import npuc.event.Webhooks;
import npuc.id.DeliveryId;
import npuc.id.WebhookId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/** {@link Webhooks} that forget everything with their process. */
public final class MemoryWebhooks implements Webhooks {
  private final Map<WebhookId, Webhook> webhooks = new HashMap<>();
  private final Map<DeliveryId, Delivery> deliveries = new HashMap<>();
  private final Map<String, String> bodies = new HashMap<>();

  /** What a store of compilations tells with a change. */
  synchronized void tell(PhaseChanged event) {
    for (Webhook webhook : webhooks.values()) {
      if (webhook.wants(event)) {
        add(Delivery.of(event, webhook.id()), CloudEvent.of(event).json());
      }
    }
  }

  @Override
  public synchronized Optional<Webhook> add(Webhook webhook) {
    if (!webhooks.containsKey(webhook.id()) && webhooks.size() >= MOST) {
      return Optional.empty();
    }
    webhooks.putIfAbsent(webhook.id(), webhook);
    return find(webhook.id());
  }

  @Override
  public synchronized Optional<Webhook> find(WebhookId id) {
    return Optional.ofNullable(webhooks.get(id));
  }

  @Override
  public synchronized List<Webhook> all() {
    return List.copyOf(webhooks.values());
  }

  @Override
  public synchronized boolean delete(WebhookId id) {
    deliveries.values().removeIf(delivery -> delivery.webhookId().equals(id));
    return Optional.ofNullable(webhooks.remove(id)).isPresent();
  }

  @Override
  public synchronized void disable(WebhookId id, Instant at) {
    find(id).ifPresent(webhook -> webhooks.put(id, webhook.disabled(at)));
    for (Delivery delivery : List.copyOf(deliveries.values())) {
      if (delivery.webhookId().equals(id) && delivery.isPending()) {
        deliveries.put(delivery.id(), delivery.givenUp());
      }
    }
  }

  @Override
  public synchronized void add(Delivery delivery, String body) {
    deliveries.putIfAbsent(delivery.id(), delivery);
    bodies.putIfAbsent(delivery.eventId(), body);
  }

  @Override
  public synchronized Page<Delivery> deliveries(
      WebhookId id, Optional<DeliveryState> state, PageRequest request) {
    return Page.of(
        deliveries.values().stream()
            .filter(delivery -> delivery.webhookId().equals(id))
            .filter(delivery -> state.map(delivery.state()::equals).orElse(true)),
        request);
  }

  @Override
  public synchronized Optional<Delivery> find(DeliveryId id) {
    return Optional.ofNullable(deliveries.get(id));
  }

  @Override
  public synchronized Optional<String> body(Delivery delivery) {
    return find(delivery.id()).flatMap(found -> Optional.ofNullable(bodies.get(found.eventId())));
  }

  @Override
  public synchronized boolean replace(Delivery next) {
    boolean isNext =
        find(next.id()).filter(before -> before.revision() == next.revision() - 1).isPresent();
    if (isNext) {
      deliveries.put(next.id(), next);
    }
    return isNext;
  }

  @Override
  public synchronized List<WebhookId> waiting(Instant now) {
    return deliveries.values().stream()
        .filter(delivery -> isDue(delivery, now))
        .map(Delivery::webhookId)
        .distinct()
        .toList();
  }

  @Override
  public synchronized List<Delivery> due(WebhookId id, Instant now, int most) {
    return deliveries.values().stream()
        .filter(delivery -> delivery.webhookId().equals(id) && isDue(delivery, now))
        .sorted(Comparator.comparing(delivery -> delivery.nextAttemptAt().orElseThrow()))
        .limit(most)
        .toList();
  }

  @Override
  public synchronized void prune(Instant createdBefore) {
    deliveries.values().removeIf(delivery -> delivery.createdAt().isBefore(createdBefore));
  }

  private static boolean isDue(Delivery delivery, Instant now) {
    return delivery.nextAttemptAt().filter(at -> !at.isAfter(now)).isPresent();
  }
}

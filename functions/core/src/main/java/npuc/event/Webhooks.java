package npuc.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import npuc.id.DeliveryId;
import npuc.id.WebhookId;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/**
 * Webhooks, and what is delivered to them. Every method is safe to repeat and throws {@link
 * npuc.retry.RetryableException} when they can't be reached.
 *
 * <p>The store of compilations beside it stores a delivery to each webhook that {@link
 * Webhook#wants} the event with every change of a phase, in one transaction: both are stored, or
 * neither.
 */
public interface Webhooks {
  /** How many there may be. */
  int MOST = 20;

  /**
   * Stores a new webhook unless one of its id is stored already.
   *
   * @return the one that is stored now; empty when there were {@link #MOST} already
   */
  Optional<Webhook> add(Webhook webhook);

  Optional<Webhook> find(WebhookId id);

  /** All of them, in no order. */
  List<Webhook> all();

  /**
   * Deletes a webhook and its deliveries for good; what is being sent is not called back.
   *
   * @return false when there is none
   */
  boolean delete(WebhookId id);

  /** Sends nothing to it from now on: what is pending is given up. */
  void disable(WebhookId id, Instant at);

  /**
   * Stores a delivery that no change of a compilation makes, unless it is stored already.
   *
   * @param body what is sent
   */
  void add(Delivery delivery, String body);

  /** The deliveries to a webhook, only those in a state where one is given. */
  Page<Delivery> deliveries(WebhookId id, Optional<DeliveryState> state, PageRequest request);

  Optional<Delivery> find(DeliveryId id);

  /** What is sent; the same bytes each time. Empty when the delivery is gone. */
  Optional<String> body(Delivery delivery);

  /**
   * Stores the next state if the stored one still has the revision before it.
   *
   * @return false when another write won or it is gone; load and decide again
   */
  boolean replace(Delivery next);

  /** Which webhooks have something due. */
  List<WebhookId> waiting(Instant now);

  /** What is due to a webhook, the longest due first, so many at most. */
  List<Delivery> due(WebhookId id, Instant now, int most);

  /** Forgets deliveries that are older. */
  void prune(Instant createdBefore);
}

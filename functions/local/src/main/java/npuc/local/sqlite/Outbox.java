package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import npuc.compilation.Compilation;
import npuc.compilation.Phase;
import npuc.event.CloudEvent;
import npuc.event.Delivery;
import npuc.event.PhaseChanged;
import npuc.event.Webhook;

/** Events and their deliveries, written in the transaction of what they tell of. */
final class Outbox {
  static final Documents<Webhook> WEBHOOKS = new Documents<>(Webhook.class);
  static final Documents<Delivery> DELIVERIES = new Documents<>(Delivery.class);

  private Outbox() {}

  /**
   * Writes what the webhooks that there are now are to be told of a change.
   *
   * @param before the phase that was stored; empty when nothing was
   */
  static void note(Connection connection, Optional<Phase> before, Compilation next)
      throws SQLException {
    Optional<PhaseChanged> event = PhaseChanged.between(before, next);
    if (event.isPresent()) {
      note(connection, event.get());
    }
  }

  private static void note(Connection connection, PhaseChanged event) throws SQLException {
    for (Webhook webhook : webhooks(connection)) {
      if (webhook.wants(event)) {
        add(connection, Delivery.of(event, webhook.id()), CloudEvent.of(event).json());
      }
    }
  }

  static List<Webhook> webhooks(Connection connection) throws SQLException {
    return WEBHOOKS.read(connection, "SELECT id, document FROM webhook", List.of());
  }

  /** Writes a delivery and what is sent, unless they are there. */
  static void add(Connection connection, Delivery delivery, String body) throws SQLException {
    Documents.update(
        connection,
        "INSERT INTO event (id, created_at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        List.of(delivery.eventId(), delivery.createdAt().toEpochMilli(), body));
    Documents.update(
        connection,
        """
        INSERT INTO delivery (state, due_at, revision, document, id, webhook_id, event_id)
        VALUES (?, nullif(?, -1), ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """,
        List.of(
            delivery.state().word(),
            dueAt(delivery),
            delivery.revision(),
            DELIVERIES.write(delivery),
            delivery.id().toString(),
            delivery.webhookId().toString(),
            delivery.eventId()));
  }

  /** Writes the next state of a delivery, if the one before it is stored. */
  static boolean replace(Connection connection, Delivery next) throws SQLException {
    return 1
        == Documents.update(
            connection,
            """
            UPDATE delivery SET state = ?, due_at = nullif(?, -1), revision = ?, document = ?
            WHERE id = ? AND revision = ?
            """,
            List.of(
                next.state().word(),
                dueAt(next),
                next.revision(),
                DELIVERIES.write(next),
                next.id().toString(),
                next.revision() - 1));
  }

  private static long dueAt(Delivery delivery) {
    return delivery.nextAttemptAt().map(at -> at.toEpochMilli()).orElse(-1L);
  }
}

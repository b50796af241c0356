package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.event.Delivery;
import npuc.event.DeliveryState;
import npuc.event.Webhook;
import npuc.event.Webhooks;
import npuc.id.DeliveryId;
import npuc.id.Ulid;
import npuc.id.WebhookId;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;

/** {@link Webhooks} in SQLite, in the file of the {@link SqliteCompilationStore} beside it. */
public final class SqliteWebhooks implements Webhooks {
  private static final byte[] FIRST = new byte[10];

  private final Database database;

  public SqliteWebhooks(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Webhook> add(Webhook webhook) {
    return database.write(
        connection -> {
          Optional<Webhook> stored = find(connection, webhook.id());
          if (stored.isPresent() || Outbox.webhooks(connection).size() >= MOST) {
            return stored;
          }
          Documents.update(
              connection,
              "INSERT INTO webhook (id, document) VALUES (?, ?)",
              List.of(webhook.id().toString(), Outbox.WEBHOOKS.write(webhook)));
          return Optional.of(webhook);
        });
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return database.read(connection -> find(connection, id));
  }

  private static Optional<Webhook> find(Connection connection, WebhookId id) throws SQLException {
    return Outbox.WEBHOOKS.readOne(
        connection, "SELECT id, document FROM webhook WHERE id = ?", id.toString());
  }

  @Override
  public List<Webhook> all() {
    return database.read(Outbox::webhooks);
  }

  @Override
  public boolean delete(WebhookId id) {
    List<String> row = List.of(id.toString());
    return database.write(
        connection -> {
          Documents.update(connection, "DELETE FROM delivery WHERE webhook_id = ?", row);
          return Documents.update(connection, "DELETE FROM webhook WHERE id = ?", row) == 1;
        });
  }

  @Override
  public void disable(WebhookId id, Instant at) {
    database.write(
        connection -> {
          for (Webhook webhook : find(connection, id).stream().toList()) {
            Documents.update(
                connection,
                "UPDATE webhook SET document = ? WHERE id = ?",
                List.of(Outbox.WEBHOOKS.write(webhook.disabled(at)), id.toString()));
          }
          for (Delivery pending : due(connection, id, Long.MAX_VALUE, Integer.MAX_VALUE)) {
            Outbox.replace(connection, pending.givenUp());
          }
          return true;
        });
  }

  @Override
  public void add(Delivery delivery, String body) {
    database.write(
        connection -> {
          Outbox.add(connection, delivery, body);
          return true;
        });
  }

  @Override
  public Page<Delivery> deliveries(
      WebhookId id, Optional<DeliveryState> state, PageRequest request) {
    boolean newestFirst = request.order() == Order.NEWEST_FIRST;
    var sql = new StringBuilder("SELECT id, document FROM delivery WHERE webhook_id = ?");
    var parameters = new ArrayList<Object>(List.of(id.toString()));
    state.ifPresent(
        one -> {
          sql.append(" AND state = ?");
          parameters.add(one.word());
        });
    request
        .after()
        .ifPresent(
            last -> {
              sql.append(newestFirst ? " AND id < ?" : " AND id > ?");
              parameters.add(new DeliveryId(last).toString());
            });
    sql.append(newestFirst ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?");
    parameters.add(request.limit() + 1);
    return database.read(
        connection ->
            Page.cut(
                Outbox.DELIVERIES.read(connection, sql.toString(), parameters), request.limit()));
  }

  @Override
  public Optional<Delivery> find(DeliveryId id) {
    return database.read(
        connection ->
            Outbox.DELIVERIES.readOne(
                connection, "SELECT id, document FROM delivery WHERE id = ?", id.toString()));
  }

  @Override
  public Optional<String> body(Delivery delivery) {
    String sql =
        """
        SELECT body FROM delivery JOIN event ON event.id = delivery.event_id
        WHERE delivery.id = ?
        """;
    List<String> row = List.of(delivery.id().toString());
    return database.read(connection -> Documents.texts(connection, sql, row)).stream().findFirst();
  }

  @Override
  public boolean replace(Delivery next) {
    return database.write(connection -> Outbox.replace(connection, next));
  }

  @Override
  public List<WebhookId> waiting(Instant now) {
    String sql =
        """
        SELECT id FROM webhook WHERE EXISTS (
          SELECT 1 FROM delivery INDEXED BY due_delivery
          WHERE webhook_id = webhook.id AND due_at <= ?)
        """;
    return database
        .read(connection -> Documents.texts(connection, sql, List.of(now.toEpochMilli())))
        .stream()
        .map(id -> WebhookId.parse(id).orElseThrow())
        .toList();
  }

  @Override
  public List<Delivery> due(WebhookId id, Instant now, int most) {
    return database.read(connection -> due(connection, id, now.toEpochMilli(), most));
  }

  private static List<Delivery> due(Connection connection, WebhookId id, long now, int most)
      throws SQLException {
    return Outbox.DELIVERIES.read(
        connection,
        """
        SELECT id, document FROM delivery INDEXED BY due_delivery
        WHERE webhook_id = ? AND due_at <= ? ORDER BY due_at LIMIT ?
        """,
        List.of(id.toString(), now, most));
  }

  /** An event and its deliveries are of one moment, so they go together. */
  @Override
  public void prune(Instant createdBefore) {
    String first = new DeliveryId(Ulid.of(createdBefore, FIRST)).toString();
    database.write(
        connection -> {
          Documents.update(connection, "DELETE FROM delivery WHERE id < ?", List.of(first));
          return Documents.update(
              connection,
              "DELETE FROM event WHERE created_at < ?",
              List.of(createdBefore.toEpochMilli()));
        });
  }
}

package npuc.local.sqlite;

import java.time.Instant;
import java.util.List;
import npuc.api.IdempotencyStore;
import npuc.api.KeyedRequest;

/** {@link IdempotencyStore} in SQLite. */
public final class SqliteIdempotencyStore implements IdempotencyStore {
  private static final Documents<KeyedRequest> DOCUMENTS = new Documents<>(KeyedRequest.class);

  private final Database database;

  public SqliteIdempotencyStore(Database database) {
    this.database = database;
  }

  @Override
  public KeyedRequest reserve(KeyedRequest fresh, Instant now) {
    return database.write(
        connection -> {
          Documents.update(
              connection,
              "DELETE FROM keyed_request WHERE expires_at <= ?",
              List.of(now.toEpochMilli()));
          Documents.update(
              connection,
              """
              INSERT INTO keyed_request (key, expires_at, document) VALUES (?, ?, ?)
              ON CONFLICT DO NOTHING
              """,
              List.of(fresh.key(), fresh.expiresAt().toEpochMilli(), DOCUMENTS.write(fresh)));
          return DOCUMENTS
              .readOne(
                  connection, "SELECT key, document FROM keyed_request WHERE key = ?", fresh.key())
              .orElseThrow();
        });
  }

  @Override
  public void complete(KeyedRequest request, KeyedRequest.Answer answer) {
    database.write(
        connection ->
            Documents.update(
                connection,
                "UPDATE keyed_request SET document = ? WHERE key = ?",
                List.of(DOCUMENTS.write(request.answered(answer)), request.key())));
  }

  @Override
  public void release(KeyedRequest request) {
    database.write(
        connection ->
            Documents.update(
                connection, "DELETE FROM keyed_request WHERE key = ?", List.of(request.key())));
  }
}

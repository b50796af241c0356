package npuc.local.sqlite;

import java.time.Instant;
import java.util.List;
import npuc.api.http.IdempotencyStore;
import npuc.api.http.KeyedRequest;

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

  /** Does nothing when the key expired and belongs to another request by now. */
  @Override
  public void complete(KeyedRequest request, KeyedRequest.Answer answer) {
    database.write(
        connection ->
            Documents.update(
                connection,
                """
                INSERT INTO keyed_request (key, expires_at, document) VALUES (?1, ?2, ?3)
                ON CONFLICT DO UPDATE SET document = ?3 WHERE document ->> 'newId' = ?4
                """,
                List.of(
                    request.key(),
                    request.expiresAt().toEpochMilli(),
                    DOCUMENTS.write(request.answered(answer)),
                    request.newId().value())));
  }

  /** Does nothing when the key belongs to another request, or a twin of this one was answered. */
  @Override
  public void release(KeyedRequest request) {
    database.write(
        connection ->
            Documents.update(
                connection,
                """
                DELETE FROM keyed_request
                WHERE key = ? AND document ->> 'newId' = ? AND document ->> 'answer' IS NULL
                """,
                List.of(request.key(), request.newId().value())));
  }
}

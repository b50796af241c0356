package npuc.local.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.id.TokenId;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.token.AccessToken;
import npuc.token.TokenStore;

/** {@link TokenStore} in SQLite. */
public final class SqliteTokenStore implements TokenStore {
  private static final Documents<AccessToken> DOCUMENTS = new Documents<>(AccessToken.class);

  private final Database database;

  public SqliteTokenStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(AccessToken token, String hash) {
    database.write(
        connection ->
            Documents.update(
                connection,
                "INSERT OR REPLACE INTO token (id, hash, document) VALUES (?, ?, ?)",
                List.of(token.id().toString(), hash, DOCUMENTS.write(token))));
  }

  @Override
  public Optional<AccessToken> find(String hash) {
    return database.read(
        connection ->
            DOCUMENTS.readOne(connection, "SELECT id, document FROM token WHERE hash = ?", hash));
  }

  @Override
  public Page<AccessToken> tokens(PageRequest request) {
    boolean newestFirst = request.order() == Order.NEWEST_FIRST;
    var parameters = new ArrayList<Object>();
    request.after().ifPresent(last -> parameters.add(new TokenId(last).toString()));
    parameters.add(request.limit() + 1);
    String sql =
        "SELECT id, document FROM token"
            + (request.after().isEmpty() ? "" : newestFirst ? " WHERE id < ?" : " WHERE id > ?")
            + (newestFirst ? " ORDER BY id DESC LIMIT ?" : " ORDER BY id LIMIT ?");
    return database.read(
        connection -> Page.cut(DOCUMENTS.read(connection, sql, parameters), request.limit()));
  }

  @Override
  public void used(TokenId token, Instant now) {
    database.writeUnsynced(
        connection ->
            Documents.update(
                connection,
                """
                UPDATE token SET document = json_set(document, '$.lastUsedAt', ?) WHERE id = ?
                """,
                List.of(now.toString(), token.toString())));
  }

  @Override
  public boolean delete(TokenId token) {
    return database.write(
            connection ->
                Documents.update(
                    connection, "DELETE FROM token WHERE id = ?", List.of(token.toString())))
        > 0;
  }
}

package npuc.local.asl;

import java.util.List;
import java.util.Optional;
import npuc.local.sqlite.Database;
import npuc.local.sqlite.Documents;

/** {@link ExecutionStore} in SQLite. */
final class SqliteExecutionStore implements ExecutionStore {
  private static final Documents<ExecutionState> DOCUMENTS = new Documents<>(ExecutionState.class);

  private final Database database;

  SqliteExecutionStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean create(ExecutionState execution) {
    return update(
            """
            INSERT INTO execution (name, finished, document) VALUES (?, 0, ?)
            ON CONFLICT DO NOTHING
            """,
            execution.name(),
            DOCUMENTS.write(execution))
        == 1;
  }

  @Override
  public void save(ExecutionState execution) {
    update(
        "UPDATE execution SET document = ? WHERE name = ?",
        DOCUMENTS.write(execution),
        execution.name());
  }

  @Override
  public Optional<ExecutionState> find(String name) {
    return database.run(
        connection ->
            DOCUMENTS.readOne(connection, "SELECT document FROM execution WHERE name = ?", name));
  }

  @Override
  public List<String> unfinished() {
    String sql = "SELECT document FROM execution WHERE finished = 0 ORDER BY name";
    return database.run(connection -> DOCUMENTS.read(connection, sql, List.of())).stream()
        .map(ExecutionState::name)
        .toList();
  }

  @Override
  public void reported(String name) {
    update("UPDATE execution SET finished = 1 WHERE name = ?", name);
  }

  private int update(String sql, String... parameters) {
    return database.run(connection -> Documents.update(connection, sql, List.of(parameters)));
  }
}

package npuc.local.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.local.asl.Effect;
import npuc.local.asl.ExecutionState;
import npuc.local.execution.ExecutionStore;

/**
 * {@link ExecutionStore} in the table {@code execution} of a SQLite file. A power cut may take back
 * the last steps of an execution, or its start: tasks may run twice, and the executions of active
 * compilations are started again.
 */
public final class SqliteExecutionStore implements ExecutionStore {
  private final Database database;

  public SqliteExecutionStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean create(ExecutionState state) {
    return 1
        == update(
            """
            insert into execution (status, settled, ended_at, state, name) values (?, ?, ?, ?, ?)
            on conflict do nothing
            """,
            state);
  }

  @Override
  public void save(ExecutionState state) {
    update(
        "update execution set status = ?, settled = ?, ended_at = ?, state = ? where name = ?",
        state);
  }

  private int update(String sql, ExecutionState state) {
    return database.writeUnsynced(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, state.status().name());
            statement.setBoolean(2, state.settled());
            statement.setLong(3, endedAt(state));
            statement.setString(4, state.toJson());
            statement.setString(5, state.name());
            return statement.executeUpdate();
          }
        });
  }

  private static long endedAt(ExecutionState state) {
    return state.effect() instanceof Effect.Ended ended ? ended.at().toEpochMilli() : 0;
  }

  @Override
  public Optional<ExecutionState> find(String name) {
    return database.read(
        connection -> {
          try (var query =
              connection.prepareStatement("select state from execution where name = ?")) {
            query.setString(1, name);
            return states(query).stream().findFirst();
          }
        });
  }

  @Override
  public List<ExecutionState> unsettled() {
    return database.read(SqliteExecutionStore::unsettled);
  }

  private static List<ExecutionState> unsettled(Connection connection) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select state from execution where settled = 0 order by name")) {
      return states(query);
    }
  }

  private static List<ExecutionState> states(PreparedStatement query) throws SQLException {
    List<ExecutionState> states = new ArrayList<>();
    try (ResultSet rows = query.executeQuery()) {
      while (rows.next()) {
        states.add(ExecutionState.fromJson(rows.getString(1)));
      }
    }
    return states;
  }

  @Override
  public void prune(Instant endedBefore) {
    database.write(
        connection -> {
          try (var delete =
              connection.prepareStatement(
                  "delete from execution where settled = 1 and ended_at < ?")) {
            delete.setLong(1, endedBefore.toEpochMilli());
            return delete.executeUpdate();
          }
        });
  }
}

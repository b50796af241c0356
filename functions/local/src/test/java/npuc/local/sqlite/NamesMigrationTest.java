package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.id.TestIds;
import npuc.paging.Order;
import npuc.registry.Entries;
import npuc.registry.Model;
import npuc.registry.NamePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of names, and files that were written before there was one. */
class NamesMigrationTest {
  private static final Documents<Model> MODELS = new Documents<>(Model.class);
  private static final NamePage.Request FIRST =
      new NamePage.Request(10, Optional.empty(), Order.OLDEST_FIRST);

  private final Entries entries = new Entries(new TestIds());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void modelsOfBeforeAreInTheOrderOfTheirNames(int version) {
    List<Model> older = Stream.of("나", "B", "a").map(entries::model).toList();
    Path file = folder.resolve("npuc.db");
    try (Database before = Database.open(file, Schema.MIGRATIONS.subList(0, version))) {
      older.forEach(model -> insert(before, model));
    }

    try (Database database = Database.open(file)) {
      var registry = new SqliteModelRegistry(database);
      Model newer = entries.model("C");
      registry.addModel(newer);

      assertEquals(
          List.of(older.get(2), older.get(1), newer, older.get(0)),
          registry.modelsByName(FIRST).items());
    }
  }

  @Test
  void aPageIsReadFromTheIndexOfNamesInItsOrder() {
    try (Database database = Database.open(folder.resolve("npuc.db"))) {
      for (Order order : Order.values()) {
        var request = new NamePage.Request(10, Optional.of("a"), order);
        String plan = plan(database, RegistryLists.query(request));

        assertTrue(plan.startsWith("SEARCH model USING INDEX model_by_name (name_key"), plan);
        assertEquals(-1, plan.indexOf("TEMP B-TREE"), plan);
      }
    }
  }

  private static String plan(Database database, Sql query) {
    return database.read(
        connection ->
            Documents.rows(
                connection,
                new Sql("EXPLAIN QUERY PLAN " + query.text(), query.parameters()),
                rows -> {
                  var steps = new StringBuilder();
                  while (rows.next()) {
                    steps.append(rows.getString("detail")).append('\n');
                  }
                  return steps.toString();
                }));
  }

  private static void insert(Database database, Model model) {
    database.write(
        connection ->
            Documents.update(
                connection,
                "INSERT INTO model (id, document) VALUES (?, ?)",
                List.of(model.id().toString(), MODELS.write(model))));
  }
}

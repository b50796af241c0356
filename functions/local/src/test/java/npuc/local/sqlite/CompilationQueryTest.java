package npuc.local.sqlite;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import npuc.compilation.Compilations;
import npuc.compilation.Filter;
import npuc.compilation.LabelFilter;
import npuc.compilation.Phase;
import npuc.compilation.Scope;
import npuc.compilation.Search;
import npuc.compilation.Specs;
import npuc.compilation.Words;
import npuc.id.ModelId;
import npuc.id.TestIds;
import npuc.paging.Order;
import npuc.paging.PageRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How SQLite says that it finds a page: what it must not do is read a version's every entry. */
class CompilationQueryTest {
  private static final Set<Phase> NO_PHASE = Set.of();
  private static final Set<Phase> TWO_PHASES = Set.of(Phase.FAILED, Phase.STOPPED);
  private static final String HASH = Specs.ETHOS_U.optionsHash().value();

  private static final Search TEXT =
      new Search(
          Optional.empty(),
          Optional.of(new Words("a", Set.of(TestIds.model(1)))),
          Set.of(new LabelFilter("team", Optional.empty())));
  private static final Scope OF_VERSION = new Scope.Of(Compilations.VERSION);

  @TempDir private Path folder;
  @AutoClose private Database database;

  @BeforeEach
  void openDatabase() {
    database = Database.open(folder.resolve("npuc.db"));
  }

  static Stream<Arguments> filters() {
    return Stream.of(
        Arguments.of(filter(NO_PHASE, "", ""), "compilation_of_version (version_id=? AND id"),
        Arguments.of(
            filter(TWO_PHASES, "", ""), "compilation_by_phase (version_id=? AND phase=? AND id"),
        Arguments.of(
            filter(NO_PHASE, "rngd", ""),
            "compilation_by_platform (version_id=? AND platform=? AND phase=? AND id"),
        Arguments.of(
            filter(TWO_PHASES, "rngd", ""),
            "compilation_by_platform (version_id=? AND platform=? AND phase=? AND id"),
        Arguments.of(
            filter(NO_PHASE, "", HASH),
            "compilation_by_hash (version_id=? AND hash=? AND phase=? AND id"),
        Arguments.of(
            filter(TWO_PHASES, "rngd", HASH),
            "compilation_by_hash (version_id=? AND hash=? AND phase=? AND id"),
        Arguments.of(
            created(filter(NO_PHASE, "", "")),
            "compilation_by_creator (version_id=? AND created_by=? AND phase=? AND id"),
        Arguments.of(
            created(filter(TWO_PHASES, "rngd", "0123")),
            "compilation_by_creator (version_id=? AND created_by=? AND phase=? AND id"));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void readsAPageFromAnIndexInItsOrder(Filter filter, String index) {
    for (Order order : Order.values()) {
      List<String> plan = plan(OF_VERSION, filter, order);

      assertTrue(plan.stream().anyMatch(line -> line.contains(index)), plan::toString);
      assertTrue(plan.stream().noneMatch(line -> line.startsWith("SCAN")), plan::toString);
      assertTrue(plan.stream().noneMatch(line -> line.contains("TEMP B-TREE")), plan::toString);
    }
  }

  static Stream<Arguments> filtersOfAllModels() {
    return Stream.of(
        Arguments.of(filter(NO_PHASE, "", ""), "SEARCH compilation USING PRIMARY KEY (id"),
        Arguments.of(filter(TWO_PHASES, "", ""), "every_by_phase (phase=? AND id"),
        Arguments.of(
            filter(NO_PHASE, "rngd", ""), "every_by_platform (platform=? AND phase=? AND id"),
        Arguments.of(filter(TWO_PHASES, "rngd", HASH), "every_by_hash (hash=? AND phase=? AND id"),
        Arguments.of(
            created(filter(NO_PHASE, "", "")), "every_by_creator (created_by=? AND phase=? AND id"),
        Arguments.of(
            filter(TWO_PHASES, "rngd", HASH).with(models(3)),
            "compilation_of_model (model_id=? AND id"),
        Arguments.of(Filter.ALL.with(models(100)), "compilation_of_model (model_id=? AND id"),
        Arguments.of(
            filter(NO_PHASE, "", "0123").with(TEXT), "SEARCH compilation USING PRIMARY KEY (id"),
        Arguments.of(filter(TWO_PHASES, "", "").with(TEXT), "every_by_phase (phase=? AND id"));
  }

  @ParameterizedTest
  @MethodSource("filtersOfAllModels")
  void readsAPageOfAllModelsFromAnIndexInItsOrder(Filter filter, String index) {
    for (Order order : Order.values()) {
      List<String> plan = plan(Scope.EVERYTHING, filter, order);

      assertTrue(plan.stream().anyMatch(line -> line.contains(index)), plan::toString);
      assertTrue(plan.stream().noneMatch(line -> line.startsWith("SCAN")), plan::toString);
      assertTrue(plan.stream().noneMatch(line -> line.contains("TEMP B-TREE")), plan::toString);
    }
  }

  /** A first page is bounded by no id. */
  @Test
  void readsTheFirstPageOfAllModelsInTheOrderOfTheTable() {
    var query = new CompilationQuery(Scope.EVERYTHING, Filter.ALL, PageRequest.first(50));

    List<String> plan = plan(query.page().text(), query.page().parameters());

    assertTrue(plan.stream().noneMatch(line -> line.startsWith("SCAN")), plan::toString);
    assertTrue(plan.stream().noneMatch(line -> line.contains("TEMP B-TREE")), plan::toString);
  }

  @Test
  void sortsOnlyWhatBeginsWithTheHash() {
    List<String> plan = plan(OF_VERSION, filter(NO_PHASE, "", "0123"), Order.NEWEST_FIRST);

    assertTrue(
        plan.stream()
            .anyMatch(line -> line.contains("compilation_by_hash (version_id=? AND hash>?")),
        plan::toString);
    assertFalse(plan.stream().anyMatch(line -> line.startsWith("SCAN")), plan::toString);
  }

  @Test
  void readsTheActiveOnesFromAnIndexOfTheirOwn() {
    List<String> plan = plan("SELECT id FROM compilation WHERE active = 1 ORDER BY id", List.of());

    assertTrue(plan.getFirst().contains("INDEX active_compilation"), plan::toString);
  }

  private List<String> plan(Scope scope, Filter filter, Order order) {
    var request = new PageRequest(50, Optional.of(Compilations.ID.ulid()), order);
    var query = new CompilationQuery(scope, filter, request);
    Sql read = query.isJudging() ? query.looks(100) : query.page();
    return plan(read.text(), read.parameters());
  }

  private List<String> plan(String sql, List<Object> parameters) {
    return database.read(
        connection -> {
          try (PreparedStatement explain =
              connection.prepareStatement("EXPLAIN QUERY PLAN " + sql)) {
            for (int i = 0; i < parameters.size(); i++) {
              explain.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = explain.executeQuery()) {
              var lines = new ArrayList<String>();
              while (rows.next()) {
                lines.add(rows.getString("detail"));
              }
              return lines;
            }
          }
        });
  }

  private static Search models(int count) {
    Set<ModelId> models =
        IntStream.range(0, count).mapToObj(TestIds::model).collect(Collectors.toSet());
    return new Search(Optional.of(models), Optional.empty(), Set.of());
  }

  private static Filter filter(Set<Phase> phases, String platform, String hash) {
    return new Filter(
        phases,
        platform.isEmpty() ? Optional.empty() : Optional.of(Specs.RNGD.platform()),
        Optional.of(hash).filter(text -> !text.isEmpty()),
        Optional.of(Compilations.ID.ulid().time().minusSeconds(60)),
        Optional.of(Compilations.ID.ulid().time().plusSeconds(60)),
        Optional.empty());
  }

  private static Filter created(Filter filter) {
    return new Filter(
        filter.phases(),
        filter.platform(),
        filter.hash(),
        filter.createdAfter(),
        filter.createdBefore(),
        Optional.of(Compilations.CREATOR));
  }
}

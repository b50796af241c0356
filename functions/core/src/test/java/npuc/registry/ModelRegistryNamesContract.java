package npuc.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import npuc.id.CountingIds;
import npuc.memory.MutableClock;
import npuc.paging.Order;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ModelRegistry} promises about the order of names. */
public abstract class ModelRegistryNamesContract {
  private static final List<String> NAMES =
      List.of(
          "a",
          "A",
          "a b",
          "a!",
          "ab",
          "B",
          "b#1",
          "é",
          "e\u0301",
          "가",
          "\uff5e",
          "😀",
          "z".repeat(200));

  private final Entries entries =
      new Entries(new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z"))));
  private ModelRegistry registry;

  /** A registry of its own for this test, empty. */
  protected abstract ModelRegistry registry();

  @BeforeEach
  void open() {
    registry = registry();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 13, 100})
  void pagesHoldEveryModelOnceInTheOrderOfNames(int limit) {
    List<Model> models = new ArrayList<>(NAMES.stream().map(entries::model).toList());
    Collections.shuffle(models, new Random(7));
    models.forEach(registry::addModel);
    List<Model> ordered =
        models.stream()
            .sorted((left, right) -> NameKey.ORDER.compare(NameKey.of(left), NameKey.of(right)))
            .toList();

    assertEquals(ordered, walk(limit, Order.OLDEST_FIRST));
    assertEquals(ordered.reversed(), walk(limit, Order.NEWEST_FIRST));
  }

  @Test
  void aNameComesBeforeThoseThatItBegins() {
    Stream.of("ab", "a!", "a", "B", "a b", "A").map(entries::model).forEach(registry::addModel);

    assertEquals(
        List.of("a", "A", "a b", "a!", "ab", "B"),
        walk(10, Order.OLDEST_FIRST).stream().map(Model::name).toList());
  }

  @Test
  void whatIsRenamedMovesAndWhatIsDeletedGoes() {
    Model first = entries.model("first");
    Model second = entries.model("second");
    registry.addModel(first);
    registry.addModel(second);

    var change = new EntryChange(Optional.of("third"), Optional.empty(), Optional.of(true));
    Model third = registry.changeModel(first.id(), before -> before.with(change)).orElseThrow();
    assertEquals(List.of(second, third), walk(1, Order.OLDEST_FIRST));

    registry.deleteModel(second.id());
    assertEquals(List.of(third), walk(1, Order.OLDEST_FIRST));
  }

  private List<Model> walk(int limit, Order order) {
    var found = new ArrayList<Model>();
    NamePage page = registry.modelsByName(new NamePage.Request(limit, Optional.empty(), order));
    found.addAll(page.items());
    while (page.next().isPresent()) {
      page = registry.modelsByName(new NamePage.Request(limit, page.next(), order));
      found.addAll(page.items());
    }
    return found;
  }
}

package npuc.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import npuc.id.CountingIds;
import npuc.id.TestIds;
import npuc.id.Ulid;
import npuc.memory.MutableClock;
import npuc.paging.Order;
import npuc.paging.Page;
import npuc.paging.PageRequest;
import npuc.paging.PageWalk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every {@link ModelRegistry} promises about the pages of its lists. */
public abstract class ModelRegistryPagesContract {
  private final Entries entries =
      new Entries(new CountingIds(new MutableClock(Instant.parse("2026-11-01T00:00:00Z"))));
  private final Model model = entries.model("model");
  private final Version version = entries.versionOf(model);
  private ModelRegistry registry;

  /** A registry of its own for this test, empty. */
  protected abstract ModelRegistry registry();

  @BeforeEach
  void open() {
    registry = registry();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "3, 1", "6, 3", "7, 3", "50, 50", "51, 50"})
  void pagesHoldEveryModelOnceInOrder(int count, int limit) {
    List<Model> models = Stream.generate(() -> entries.model("same name")).limit(count).toList();
    shuffled(models).forEach(registry::addModel);

    assertPages(models, limit, registry::models, one -> one.id().ulid());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 1", "6, 3", "7, 3"})
  void pagesHoldEveryVersionOfAModelOnceInOrder(int count, int limit) {
    registry.addModel(model);
    List<Version> versions = Stream.generate(() -> entries.versionOf(model)).limit(count).toList();
    shuffled(versions).forEach(registry::addVersion);
    Model other = entries.model("other");
    registry.addModel(other);
    registry.addVersion(entries.versionOf(other));

    assertPages(
        versions, limit, request -> registry.versions(model.id(), request), one -> one.id().ulid());
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 1", "6, 3", "7, 3"})
  void pagesHoldEveryArtifactOfAVersionOnceInOrder(int count, int limit) {
    registry.addModel(model);
    registry.addVersion(version);
    List<Artifact> artifacts =
        Stream.generate(() -> entries.originalOf(version)).limit(count).toList();
    shuffled(artifacts).forEach(registry::addArtifact);
    Version other = entries.versionOf(model);
    registry.addVersion(other);
    registry.addArtifact(entries.originalOf(other));

    assertPages(
        artifacts,
        limit,
        request -> registry.artifacts(version.id(), request),
        one -> one.id().ulid());
  }

  /** Whoever compiled much once waited for all results to be read, to find the model. */
  @Test
  void originalsAreFoundAmongWhatWasMadeOfThem() {
    registry.addModel(model);
    registry.addVersion(version);
    var originals = new ArrayList<Artifact>();
    for (int number = 1; number <= 30; number++) {
      registry.addArtifact(entries.compiledOf(version, TestIds.compilation(number)));
      if (number % 10 == 0) {
        originals.add(registry.addArtifact(entries.originalOf(version)).orElseThrow());
      }
    }
    Version other = entries.versionOf(model);
    registry.addVersion(other);
    registry.addArtifact(entries.originalOf(other));

    assertPages(
        originals, 2, request -> registry.originals(version.id(), request), one -> one.id().ulid());
  }

  @Test
  void whatIsAddedBetweenPagesHidesAndRepeatsNothing() {
    List<Model> before = Stream.generate(() -> entries.model("before")).limit(4).toList();
    before.forEach(registry::addModel);

    List<Model> first = registry.models(PageRequest.first(2)).items();
    registry.addModel(entries.model("later"));
    var rest = new PageRequest(2, Optional.of(first.getLast().id().ulid()), Order.NEWEST_FIRST);

    assertEquals(before.reversed().subList(0, 2), first);
    assertEquals(before.reversed().subList(2, 4), registry.models(rest).items());
  }

  private static <T> void assertPages(
      List<T> oldestFirst, int limit, Function<PageRequest, Page<T>> list, Function<T, Ulid> id) {
    assertEquals(oldestFirst, walk(limit, Order.OLDEST_FIRST, list, id));
    assertEquals(oldestFirst.reversed(), walk(limit, Order.NEWEST_FIRST, list, id));
  }

  private static <T> List<T> walk(
      int limit, Order order, Function<PageRequest, Page<T>> list, Function<T, Ulid> id) {
    return PageWalk.from(new PageRequest(limit, Optional.empty(), order), list, id);
  }

  private static <T> List<T> shuffled(List<T> entries) {
    var shuffled = new ArrayList<>(entries);
    Collections.shuffle(shuffled, new Random(7));
    return shuffled;
  }
}

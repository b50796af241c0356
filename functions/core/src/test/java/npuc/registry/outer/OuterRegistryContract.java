package npuc.registry.outer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import npuc.id.Ids;
import npuc.id.RandomIds;
import npuc.memory.AtOnce;
import npuc.refusal.Outcome;
import npuc.refusal.Outcomes;
import npuc.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link OuterRegistry} promises. Worlds may be shared: names are a test's own. */
public abstract class OuterRegistryContract {

  private static final Ids IDS = new RandomIds(Clock.systemUTC());

  /** The world of this test; what other tests put there is of no matter. */
  protected abstract OuterWorld world();

  @ParameterizedTest
  @ValueSource(
      strings = {"모델 하나", "it's \"so\"", "100%_sure", "back\\slash", "a & b = c?#", "Ünïcode, 模型"})
  void findsAModelByAnyPartOfItsName(String name) {
    String unique = name + " " + IDS.next();
    String id = world().addModel(unique);
    world().addModel("other " + IDS.next());

    assertEquals(List.of(id), idsOf(unique));
    assertEquals(List.of(id), idsOf(unique.substring(1)));
    assertEquals(List.of(id), idsOf(unique.toUpperCase(Locale.ROOT)));
    assertEquals(List.of(), idsOf(unique + "x"));
  }

  @Test
  void showsEveryModelOnceOnPagesOfTwo() {
    String mark = IDS.next().toString();
    List<String> made =
        Stream.of("a", "b", "c", "d", "e").map(name -> world().addModel(name + mark)).toList();

    List<String> seen =
        all(page -> world().registry().models(Optional.of(mark), page)).stream()
            .map(OuterModel::id)
            .toList();

    assertEquals(5, seen.size());
    assertEquals(new HashSet<>(made), new HashSet<>(seen));
  }

  @Test
  void showsEveryVersionOnceOnPagesOfTwo() {
    String model = world().addModel("it's 모델 " + IDS.next());
    List<String> made =
        List.of(world().addVersion(model), world().addVersion(model), world().addVersion(model));

    List<String> seen =
        all(page -> world().registry().versions(model, page)).stream()
            .map(OuterVersion::id)
            .toList();

    assertEquals(3, seen.size());
    assertEquals(new HashSet<>(made), new HashSet<>(seen));
  }

  @Test
  void findsAVersionAsItWasFoundBefore() {
    String name = "모델 & " + IDS.next();
    String model = world().addModel(name);
    String version = world().addVersion(model);

    FoundVersion first = Outcomes.done(world().registry().find(model, version));

    assertEquals(model, first.model().id());
    assertEquals(name, first.model().name());
    assertEquals(version, first.version().id());
    assertEquals(first, Outcomes.done(world().registry().find(model, version)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999", "no/such", "..", "x'y", "없음", "0", "-1", "a b"})
  void refusesWhatIsNotThere(String nothing) {
    String model = world().addModel("model " + IDS.next());
    String version = world().addVersion(model);
    OuterRegistry registry = world().registry();

    assertNotFound(registry.versions(nothing, OuterPage.Request.first(10)));
    assertNotFound(registry.find(nothing, version));
    assertNotFound(registry.find(model, nothing));
    assertNotFound(registry.publish(TestResults.of(nothing, version)));
    assertNotFound(registry.publish(TestResults.of(model, nothing)));
  }

  @Test
  void tellsTheOriginalOfAVersion() {
    String model = world().addModel("model " + IDS.next());
    String version = world().addVersion(model);

    OuterOriginal original =
        Outcomes.done(
            world().registry().find(model, version).flatMap(world().registry()::original));

    assertEquals(OuterFormats.TFLITE, original.format());
    assertEquals("kws.tflite", original.name());
    assertNotEquals("", original.uri());
  }

  @Test
  void publishesAResultOnceHoweverOftenItIsAsked() {
    String model = world().addModel("model " + IDS.next());
    String version = world().addVersion(model);
    OuterResult result = TestResults.of(model, version);

    Optional<String> first = Outcomes.done(world().registry().publish(result));

    assertTrue(first.isPresent());
    assertEquals(first, Outcomes.done(world().registry().publish(result)));
    assertEquals(List.of(result.uri()), world().results(model, version));
  }

  @Test
  void publishesAResultOnceWhenManyAskAtOnce() {
    String model = world().addModel("model " + IDS.next());
    String version = world().addVersion(model);
    OuterResult result = TestResults.of(model, version);

    var answers = AtOnce.times(8, () -> Outcomes.done(world().registry().publish(result)));

    assertEquals(1, new HashSet<>(answers).size());
    assertEquals(List.of(result.uri()), world().results(model, version));
  }

  @Test
  void publishesTheResultsOfSeveralCompilations() {
    String model = world().addModel("model " + IDS.next());
    String version = world().addVersion(model);
    OuterResult one = TestResults.of(model, version);
    OuterResult other = TestResults.of(model, version);

    Optional<String> first = Outcomes.done(world().registry().publish(one));

    assertNotEquals(first, Outcomes.done(world().registry().publish(other)));
    assertEquals(
        new HashSet<>(List.of(one.uri(), other.uri())),
        new HashSet<>(world().results(model, version)));
  }

  @Test
  void aResultIsNoOriginalAndNoVersionToImport() {
    String model = world().addModel("model " + IDS.next());
    String version = world().addVersion(model);
    OuterRegistry registry = world().registry();
    OuterOriginal before = Outcomes.done(registry.find(model, version).flatMap(registry::original));

    Outcomes.done(registry.publish(TestResults.of(model, version)));

    assertEquals(before, Outcomes.done(registry.find(model, version).flatMap(registry::original)));
    assertEquals(
        List.of(version),
        all(page -> registry.versions(model, page)).stream().map(OuterVersion::id).toList());
  }

  private List<String> idsOf(String search) {
    return all(page -> world().registry().models(Optional.of(search), page)).stream()
        .map(OuterModel::id)
        .toList();
  }

  private static <T> List<T> all(Function<OuterPage.Request, Outcome<OuterPage<T>>> list) {
    var all = new ArrayList<T>();
    Optional<String> after = Optional.empty();
    do {
      OuterPage<T> page = Outcomes.done(list.apply(new OuterPage.Request(2, after)));
      assertTrue(page.items().size() <= 2);
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private static void assertNotFound(Outcome<?> outcome) {
    assertEquals(RefusalCode.NOT_FOUND, Outcomes.refused(outcome).code());
  }
}

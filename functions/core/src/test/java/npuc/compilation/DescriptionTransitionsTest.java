package npuc.compilation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.document.DocumentFormat;
import npuc.id.TestIds;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTransitionsTest {
  private static final Description SAID =
      new Description(
          Optional.of("one"),
          Optional.of("a\nb"),
          Map.of("team", "vision"),
          Optional.of(TestIds.compilation(9)));

  private final DocumentFormat<Compilation> documents = new DocumentFormat<>(Compilation.class);

  static Stream<Compilation> anywhere() {
    return Stream.of(
        Compilations.pending(),
        Compilations.compileRunning(),
        Compilations.failedInCompile(),
        Compilations.stopped(),
        Compilations.registered());
  }

  @ParameterizedTest
  @MethodSource("anywhere")
  void describesWithoutMovingIt(Compilation before) {
    Compilation after = Compilations.next(describe(before, SAID));

    assertEquals(SAID, after.description());
    assertEquals(before.revision() + 1, after.revision());
    assertEquals(before.history(), after.history());
    assertEquals(before.phase(), after.phase());
    assertEquals(Compilations.at(500), after.updatedAt());
  }

  @Test
  void theSameAgainChangesNothing() {
    Compilation said = Compilations.next(describe(Compilations.registered(), SAID));

    assertEquals(Decision.UNCHANGED, describe(said, SAID));
  }

  @Test
  void anEditThatIsRefusedIsRefused() {
    Refusal refusal = Refusal.notFound("label", "x");

    assertEquals(
        new Decision.Refused(refusal),
        DescriptionTransitions.describe(
            Compilations.registered(),
            before -> Outcome.refused(refusal),
            Compilations.OTHER,
            Compilations.at(500)));
  }

  @Test
  void otherTransitionsKeepIt() {
    Compilation said = Compilations.next(describe(Compilations.pending(), SAID));

    assertEquals(SAID, Compilations.registered(said).description());
  }

  @Test
  void aRecordFromBeforeThereWereDescriptionsHasNone() {
    Compilation plain = Compilations.registered();
    String document = documents.write(plain);
    String older = document.replace(",\"description\":{\"labels\":{}}", "");

    assertEquals(28, document.length() - older.length());
    assertEquals(plain, documents.read("c", older));
  }

  private static Decision describe(Compilation before, Description next) {
    return DescriptionTransitions.describe(
        before, stored -> Outcome.done(next), Compilations.OTHER, Compilations.at(500));
  }
}

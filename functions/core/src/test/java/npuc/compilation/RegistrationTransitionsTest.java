package npuc.compilation;

import static npuc.compilation.Compilations.at;
import static npuc.compilation.Compilations.next;
import static npuc.compilation.Histories.tail;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import npuc.id.TestIds;
import org.junit.jupiter.api.Test;

class RegistrationTransitionsTest {

  @Test
  void aRegisteredCompilationKnowsItsArtifact() {
    Compilation published = Compilations.published();

    Compilation after =
        next(RegistrationTransitions.registered(published, TestIds.artifact(9), at(100)));

    assertEquals(published.revision() + 1, after.revision());
    assertEquals(Phase.REGISTERED, after.phase());
    assertEquals(Optional.of(TestIds.artifact(9)), after.registration().artifactId());
    assertFalse(after.isActive());
    assertEquals(
        List.of(
            "service registration Pending->Registered",
            "service compilation Succeeded->Registered"),
        tail(after, 2));
  }

  @Test
  void aFailedRegistrationLeavesTheFilesPublished() {
    Compilation published = Compilations.published();

    Compilation after = Compilations.registrationFailed();

    assertEquals(Phase.SUCCEEDED, after.phase());
    assertEquals(published.publishedUri(), after.publishedUri());
    assertEquals(Optional.of(Compilations.NO_REGISTRY), after.registration().reason());
    assertFalse(after.isActive());
    assertEquals(
        List.of("service registration Pending->Failed RegistrationFailed"), tail(after, 1));
  }

  @Test
  void aSecondFailureChangesNothing() {
    assertEquals(
        Decision.UNCHANGED,
        RegistrationTransitions.failed(
            Compilations.registrationFailed(), Compilations.NO_REGISTRY, at(120)));
  }

  @Test
  void aRegistrationThatWorkedAfterAllBeatsItsFailure() {
    Compilation after =
        next(
            RegistrationTransitions.registered(
                Compilations.registrationFailed(), TestIds.artifact(9), at(120)));

    assertEquals(Phase.REGISTERED, after.phase());
    assertEquals(Optional.empty(), after.registration().reason());
  }
}

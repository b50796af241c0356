package npuc.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Every package by itself, the ones above and below it counted apart. */
public final class Packages implements SliceAssignment {
  private Packages() {}

  /** No package depends on one that depends on it, over however many others. */
  public static ArchRule areFreeOfCycles() {
    return slices().assignedFrom(new Packages()).should().beFreeOfCycles();
  }

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
    return SliceIdentifier.of(javaClass.getPackageName());
  }

  @Override
  public String getDescription() {
    return "packages";
  }
}

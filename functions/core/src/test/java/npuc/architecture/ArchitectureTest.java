package npuc.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what. A rule that matches nothing fails. */
@AnalyzeClasses(packages = "npuc", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule packagesAreFreeOfCycles = Packages.areFreeOfCycles();

  @ArchTest
  static final ArchRule roomsAreFreeOfCycles =
      slices().matching("npuc.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule coreSeesTheJdkAndJacksonOnly =
      classes()
          .that(resideInAPackage("npuc.."))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "npuc..",
                  "java..",
                  "javax.crypto..",
                  "tools.jackson..",
                  "com.fasterxml.jackson.."));

  @ArchTest
  static final ArchRule rulesDoNotKnowTheApi =
      noClasses()
          .that(
              resideInAnyPackage(
                  "npuc.compilation..",
                  "npuc.control..",
                  "npuc.environment..",
                  "npuc.hash..",
                  "npuc.id..",
                  "npuc.input..",
                  "npuc.job..",
                  "npuc.measure..",
                  "npuc.paging..",
                  "npuc.platform..",
                  "npuc.refusal..",
                  "npuc.registry..",
                  "npuc.retry..",
                  "npuc.task..",
                  "npuc.workflow.."))
          .should()
          .dependOnClassesThat(resideInAnyPackage("npuc.api..", "npuc.application.."));

  @ArchTest
  static final ArchRule twinsAreForTestsOnly =
      noClasses()
          .that(resideInAPackage("npuc..").and(resideInAPackage("npuc.memory..").negate()))
          .should()
          .dependOnClassesThat(resideInAPackage("npuc.memory.."));

  @ArchTest
  static final ArchRule valuesKnowNoUseCase =
      noClasses()
          .that(
              resideInAnyPackage(
                  "npuc.id..",
                  "npuc.measure..",
                  "npuc.paging..",
                  "npuc.refusal..",
                  "npuc.platform.."))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("npuc.compilation..", "npuc.job..", "npuc.workflow.."));

  @ArchTest
  static final ArchRule settingsAndTimeComeFromOutside =
      noClasses()
          .that(resideInAPackage("npuc.."))
          .should()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now");

  @ArchTest
  static final ArchRule nothingIsPrinted =
      noClasses().that(resideInAPackage("npuc..")).should().accessField(System.class, "out");
}

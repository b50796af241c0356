package npuc.source;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import npuc.architecture.Packages;

/** What may know what. A rule that matches nothing fails. */
@AnalyzeClasses(
    packages = {"npuc.source", "npuc.onnx"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule packagesAreFreeOfCycles = Packages.areFreeOfCycles();

  @ArchTest
  static final ArchRule onlyBucketsKnowAws =
      noClasses()
          .that()
          .resideOutsideOfPackage("npuc.source.bucket..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule onlyTheReaderOfOnnxKnowsProtobuf =
      noClasses()
          .that()
          .resideOutsideOfPackage("npuc.onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.protobuf..");
}

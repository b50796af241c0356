package npuc.lambda;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import npuc.architecture.Packages;
import npuc.lambda.kubernetes.OnCluster;
import npuc.lambda.kubernetes.TestCluster;
import org.junit.jupiter.api.Test;

/** What may know what. A rule that matches nothing fails. */
@AnalyzeClasses(packages = "npuc.lambda", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule packagesAreFreeOfCycles = Packages.areFreeOfCycles();

  @Test
  void whatNeedsAClusterSaysSo() {
    classes()
        .that(describe("are tests on a cluster", ArchitectureTest::isOnACluster))
        .should()
        .beAnnotatedWith(OnCluster.class)
        .check(new ClassFileImporter().importPackages("npuc.lambda"));
  }

  private static boolean isOnACluster(JavaClass type) {
    return type.getSimpleName().matches(".*(Test|IT)")
        && (type.getMethodCallsFromSelf().stream().anyMatch(ArchitectureTest::asksForTheCluster)
            || type.getConstructorCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().getSimpleName().equals("Rehearsal")));
  }

  private static boolean asksForTheCluster(JavaMethodCall call) {
    return call.getTargetOwner().isEquivalentTo(TestCluster.class) && call.getName().equals("get");
  }
}

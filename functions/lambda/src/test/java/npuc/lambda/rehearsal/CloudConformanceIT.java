package npuc.lambda.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import npuc.lambda.Template;
import npuc.lambda.kubernetes.OnCluster;
import org.junit.jupiter.api.Test;

/**
 * The black-box suite of the folder conformance/, on the cloud path. What a generator makes of
 * openapi.yaml is the same wherever it is served: that was shown with the local service.
 */
@OnCluster
class CloudConformanceIT {
  private static final Path PYTEST = Template.ROOT.resolve(".venv-conformance/bin/pytest");

  @Test
  void keepsWhatOpenApiPromises() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(PYTEST),
        "skipped: make .venv-conformance/stamp installs the conformance suite");
    try (var rehearsal = new Rehearsal(UnaryOperator.identity())) {
      new Api(rehearsal.url()).version();
      var suite =
          new ProcessBuilder(
                  PYTEST.toString(),
                  "-q",
                  "--ignore=test_generated_client.py",
                  "-p",
                  "no:cacheprovider")
              .directory(Template.ROOT.resolve("conformance").toFile())
              .inheritIO();
      suite.environment().put("URL", rehearsal.url());

      assertEquals(0, suite.start().waitFor(), "the suite says above what differs");
    }
  }
}

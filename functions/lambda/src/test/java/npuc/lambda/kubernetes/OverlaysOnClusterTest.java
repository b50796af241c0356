package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import npuc.lambda.DeployGuide;
import npuc.lambda.Template;
import org.junit.jupiter.api.Test;

/** The overlays of deploy/k8s, applied as docs/deploy.md says, by the real kubectl. */
@OnCluster
class OverlaysOnClusterTest {
  private final TestCluster cluster = TestCluster.get();

  @Test
  void aStackHasItsOwnNamespaceAndNoOtherAndLeavesItsModels() throws Exception {
    assumeTrue(hasKubectl(), "skipped: no kubectl");
    try (KubernetesClient admin = cluster.admin()) {
      for (String overlay : List.of("dev", "prod")) {
        kubectl("apply", "-k", "deploy/k8s/overlays/" + overlay);
      }

      assertTrue(mayCreateJobs("npuc-dev-submitters", "npuc-dev"));
      assertFalse(mayCreateJobs("npuc-dev-submitters", "npuc"));
      assertTrue(mayCreateJobs("npuc-submitters", "npuc"));
      assertFalse(mayCreateJobs("npuc-submitters", "npuc-dev"));

      kubectl(removal().replace("$stack", "npuc-dev").split(" ", -1));

      assertFalse(mayCreateJobs("npuc-dev-submitters", "npuc-dev"));
      assertEquals(0, admin.resourceQuotas().inNamespace("npuc-dev").list().getItems().size());
      assertEquals(
          2, admin.persistentVolumeClaims().inNamespace("npuc-dev").list().getItems().size());
      assertEquals(1, admin.resourceQuotas().inNamespace("npuc").list().getItems().size());
      List.of("npuc-dev", "npuc").forEach(name -> admin.namespaces().withName(name).delete());
    }
  }

  /** The arguments with which docs/deploy.md takes a stack's rights away. */
  private static String removal() {
    return DeployGuide.commands().stream()
        .filter(command -> command.startsWith("kubectl --namespace $stack delete "))
        .map(command -> command.replaceFirst("kubectl ", ""))
        .findFirst()
        .orElseThrow();
  }

  private boolean mayCreateJobs(String group, String namespace) {
    SelfSubjectAccessReview asked =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(namespace)
            .withGroup("batch")
            .withResource("jobs")
            .withVerb("create")
            .endResourceAttributes()
            .endSpec()
            .build();
    try (KubernetesClient member = cluster.memberOf(group)) {
      return member.resource(asked).create().getStatus().getAllowed();
    }
  }

  private void kubectl(String... arguments) throws IOException, InterruptedException {
    var command = Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList();
    var program = new ProcessBuilder(command).directory(Template.ROOT.toFile());
    program.environment().put("KUBECONFIG", cluster.folder().resolve("kubeconfig").toString());
    Path said = Path.of("target", "kubectl.log").toAbsolutePath();
    program.redirectErrorStream(true).redirectOutput(said.toFile());

    assertEquals(0, program.start().waitFor(), () -> "see " + said);
  }

  private static boolean hasKubectl() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
  }
}

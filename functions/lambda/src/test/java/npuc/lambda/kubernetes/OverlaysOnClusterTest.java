package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import npuc.lambda.Template;
import org.junit.jupiter.api.Test;

/** The overlays of deploy/k8s, applied as docs/deploy.md says, by the real kubectl. */
@OnCluster
class OverlaysOnClusterTest {
  private final TestCluster cluster = TestCluster.get();

  @Test
  void stacksBesideEachOtherHaveEachTheirOwnNamespaceAndNoOther() throws Exception {
    assumeTrue(hasKubectl(), "skipped: no kubectl");
    try (KubernetesClient admin = cluster.admin()) {
      for (String overlay : List.of("dev", "prod")) {
        kubectl("apply", "-k", "deploy/k8s/overlays/" + overlay);
      }

      assertEquals(true, mayCreateJobs("npuc-dev-submitters", "npuc-dev"));
      assertEquals(false, mayCreateJobs("npuc-dev-submitters", "npuc"));
      assertEquals(true, mayCreateJobs("npuc-submitters", "npuc"));
      assertEquals(false, mayCreateJobs("npuc-submitters", "npuc-dev"));
      for (String namespace : List.of("npuc-dev", "npuc")) {
        assertEquals(1, admin.resourceQuotas().inNamespace(namespace).list().getItems().size());
        admin.namespaces().withName(namespace).delete();
      }
    }
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

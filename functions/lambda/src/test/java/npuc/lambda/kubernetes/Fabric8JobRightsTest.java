package npuc.lambda.kubernetes;

import static npuc.lambda.kubernetes.TestNamespace.doing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;
import java.util.TreeSet;
import npuc.job.FreshJobs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What deploy/k8s/base/rbac.yaml allows, asked of a real cluster. That it suffices is shown by the
 * other tests: none of their runners may do more.
 */
@OnCluster
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class Fabric8JobRightsTest {
  private static final Set<String> ALLOWED =
      Set.of(
          "create batch/jobs",
          "get batch/jobs",
          "patch batch/jobs",
          "delete batch/jobs",
          "get /pods",
          "list /pods",
          "patch /pods",
          "get /pods/log",
          "list /events",
          "list kueue.x-k8s.io/workloads",
          "create /secrets",
          "delete /secrets");

  @AutoClose private TestNamespace namespace;

  @BeforeAll
  void open() {
    namespace = new TestNamespace(TestCluster.get());
  }

  @Test
  void theGroupMayDoWhatARunnerDoesAndNothingElse() {
    assertEquals(new TreeSet<>(ALLOWED), rights(namespace.submitter, namespace.name));
  }

  @Test
  void theGroupMayDoNothingElsewhere() {
    assertEquals(Set.of(), rights(namespace.submitter, "kube-system"));
  }

  @Test
  void whatIsNotAllowedIsRefused() {
    var submitter = namespace.submitter;
    var pod = submitter.pods().inNamespace(namespace.name).withName("any");

    assertForbidden(() -> submitter.secrets().inNamespace(namespace.name).withName("any").get());
    assertForbidden(() -> submitter.secrets().inNamespace(namespace.name).list());
    assertForbidden(() -> submitter.batch().v1().jobs().inNamespace(namespace.name).list());
    assertForbidden(() -> submitter.namespaces().withName(namespace.name).get());
    assertForbidden(pod::delete);
    assertForbidden(() -> pod.evict());
  }

  @Test
  void whoeverIsRefusedIsToldWhatToApply() {
    try (KubernetesClient viewer = TestCluster.get().memberOf("viewers")) {
      var runner = new Fabric8JobRunner(viewer, TestSettings.in(namespace.name), FreshJobs.SECRETS);

      assertSays("deploy/k8s/base/rbac.yaml", () -> runner.submit(doing("succeed()")));
      assertSays("deploy/k8s/base/rbac.yaml", () -> runner.observe(doing("succeed()").name()));
    }
  }

  @Test
  void whoeverHasNoNamespaceIsToldWhatToApply() {
    var runner =
        new Fabric8JobRunner(namespace.admin, TestSettings.in("npuc-nowhere"), FreshJobs.SECRETS);

    assertSays("deploy/k8s/base/namespace.yaml", () -> runner.submit(doing("succeed()")));
  }

  private static void assertSays(String file, Runnable call) {
    var refusal = assertThrows(ClusterRefusedException.class, call::run);
    assertTrue(String.valueOf(refusal.getMessage()).contains(file), refusal.getMessage());
  }

  private static void assertForbidden(Executable call) {
    assertEquals(403, assertThrows(KubernetesClientException.class, call).getCode());
  }

  /** All that a client may do there, without what anybody may. */
  private static Set<String> rights(KubernetesClient client, String where) {
    var rights = allRights(client, where);
    try (KubernetesClient viewer = TestCluster.get().memberOf("viewers")) {
      rights.removeAll(allRights(viewer, where));
    }
    return rights;
  }

  private static Set<String> allRights(KubernetesClient client, String where) {
    var review =
        new SelfSubjectRulesReviewBuilder().withNewSpec().withNamespace(where).endSpec().build();
    var rights = new TreeSet<String>();
    for (var rule : client.resource(review).create().getStatus().getResourceRules()) {
      for (String verb : rule.getVerbs()) {
        for (String resource : rule.getResources()) {
          rule.getApiGroups().forEach(group -> rights.add(verb + " " + group + "/" + resource));
        }
      }
    }
    return rights;
  }
}

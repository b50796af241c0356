package npuc.lambda.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import npuc.compilation.Compilations;
import npuc.job.JobSpecs;
import npuc.lambda.Template;
import org.junit.jupiter.api.Test;

/** What deploy/k8s/base/network.yaml keeps Jobs from. */
final class NetworkPolicyTest {

  @Test
  void noJobReachesTheCredentialsOfItsNode() throws IOException {
    NetworkPolicy policy = policy();

    assertEquals(List.of("Egress"), policy.getSpec().getPolicyTypes());
    assertEquals(
        Map.of(
            "0.0.0.0/0", List.of("169.254.169.254/32", "169.254.170.23/32"),
            "::/0", List.of("fd00:ec2::254/128", "fd00:ec2::23/128")),
        Map.of(
            block(policy, 0).getCidr(), block(policy, 0).getExcept(),
            block(policy, 1).getCidr(), block(policy, 1).getExcept()));
  }

  @Test
  void everyPodOfAJobIsMeant() throws IOException {
    Map<String, String> meant = policy().getSpec().getPodSelector().getMatchLabels();
    var job =
        new JobTemplate(TestSettings.in("npuc"))
            .job(JobSpecs.compile(Compilations.compileSubmitted()));
    Map<String, String> labels = job.getSpec().getTemplate().getMetadata().getLabels();

    assertEquals(Map.of("app.kubernetes.io/name", "npuc-job"), meant);
    assertEquals("npuc-job", labels.get("app.kubernetes.io/name"));
  }

  private static IPBlock block(NetworkPolicy policy, int index) {
    return policy.getSpec().getEgress().getLast().getTo().get(index).getIpBlock();
  }

  private static NetworkPolicy policy() throws IOException {
    String yaml = Files.readString(Template.ROOT.resolve("deploy/k8s/base/network.yaml"));
    return Serialization.unmarshal(yaml, NetworkPolicy.class);
  }
}

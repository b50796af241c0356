package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Toleration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.platform.Quantity;

/**
 * On which nodes the Jobs of a platform run, when, and on what disk.
 *
 * @param queue the Kueue LocalQueue that admits them; empty where there is no Kueue
 * @param scratch bytes of disk for a compile step, instead of what the platform asks for
 * @param scratchClass storage class of a volume that is made for each compile step and goes with
 *     it; empty where the disk is the node's
 */
public record Placement(
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    Optional<String> priorityClass,
    Optional<String> queue,
    Optional<Quantity> scratch,
    Optional<String> scratchClass) {
  public static final Placement ANYWHERE =
      new Placement(
          Map.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Placement {
    nodeSelector = Map.copyOf(nodeSelector);
    tolerations = List.copyOf(tolerations);
  }
}

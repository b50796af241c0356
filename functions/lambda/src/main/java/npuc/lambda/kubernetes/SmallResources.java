package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/** What a container needs that runs the job program without a compiler. */
final class SmallResources {
  static final ResourceRequirements OF_PROGRAM = of("100m", "128Mi");

  /** Several files at once, each with a connection and a digest of its own. */
  static final ResourceRequirements OF_FETCHING = of("1", "256Mi");

  private SmallResources() {}

  private static ResourceRequirements of(String cpu, String bytes) {
    var size = new Quantity(bytes);
    return new ResourceRequirementsBuilder()
        .addToRequests("cpu", new Quantity(cpu))
        .addToRequests("memory", size)
        .addToRequests("ephemeral-storage", size)
        .addToLimits("memory", size)
        .addToLimits("ephemeral-storage", size)
        .build();
  }
}

package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/** What a container needs that runs the job program without a compiler. */
final class SmallResources {
  private static final Quantity BYTES = new Quantity("128Mi");

  static final ResourceRequirements OF_PROGRAM =
      new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("100m"))
          .addToRequests("memory", BYTES)
          .addToRequests("ephemeral-storage", BYTES)
          .addToLimits("memory", BYTES)
          .addToLimits("ephemeral-storage", BYTES)
          .build();

  private SmallResources() {}
}

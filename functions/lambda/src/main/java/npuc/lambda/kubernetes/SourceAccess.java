package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import java.util.Map;
import java.util.Optional;
import npuc.job.JobSpec;
import npuc.source.SourceSecrets;

/**
 * What the container that fetches a model, or copies results to a bucket, gets beside the others:
 * the operator's settings with their secrets, and those of the user's variables that are for a
 * source. The compiler's container gets neither settings nor cloud credentials.
 */
final class SourceAccess {
  /** The operator's Secret in the namespace of the Jobs; nothing is missing without it. */
  private static final String SECRET = "npuc-sources";

  private static final String FILE = "sources.json";
  private static final String FOLDER = "/npuc/sources";

  /**
   * Of the webhook that gives pods on EKS the credentials of their service account:
   * github.com/aws/amazon-eks-pod-identity-webhook.
   */
  private static final String WITHOUT_ROLE = "eks.amazonaws.com/skip-containers";

  private SourceAccess() {}

  static boolean fetches(JobSpec spec) {
    return spec.document().source().isPresent();
  }

  static boolean copies(JobSpec spec) {
    return spec.document().copyTo().isPresent();
  }

  static boolean isNeeded(JobSpec spec) {
    return fetches(spec) || copies(spec);
  }

  /** Which containers of a pod must not get the role of its service account. */
  static Map<String, String> annotations(JobSpec spec) {
    return switch (spec.step()) {
      case COMPILE -> Map.of(WITHOUT_ROLE, JobPod.JOB);
      case VERIFY -> Map.of();
    };
  }

  static Volume volume() {
    return new VolumeBuilder()
        .withName("sources")
        .withNewSecret()
        .withSecretName(SECRET)
        .withOptional(true)
        .endSecret()
        .build();
  }

  static void giveSettings(ContainerBuilder container) {
    container
        .addNewVolumeMount()
        .withName("sources")
        .withMountPath(FOLDER)
        .withReadOnly(true)
        .endVolumeMount()
        .addToEnv(PodTemplate.variable("NPUC_SOURCES", FOLDER + "/" + FILE));
  }

  /** For the container that is not the user's, and so has nothing else of theirs. */
  static void giveVariables(ContainerBuilder container, JobSpec spec) {
    SourceSecrets.NAMES.stream()
        .sorted()
        .flatMap(name -> variable(spec, name).stream())
        .forEach(container::addToEnv);
  }

  private static Optional<EnvVar> variable(JobSpec spec, String name) {
    return Optional.ofNullable(spec.environment().plain().get(name))
        .map(value -> PodTemplate.variable(name, value))
        .or(() -> spec.environment().secret(name).map(_ -> kept(spec, name)));
  }

  private static EnvVar kept(JobSpec spec, String name) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewSecretKeyRef(name, spec.name().value(), false)
        .endValueFrom()
        .build();
  }
}

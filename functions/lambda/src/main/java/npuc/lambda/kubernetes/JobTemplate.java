package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import npuc.compilation.Limits;
import npuc.job.JobSpec;

/**
 * The Job that is asked of the cluster for a spec: job.yaml with what the spec and the settings add
 * to it. Always the same for the same spec, and without any secret value.
 */
public final class JobTemplate {
  /** For the cluster to start a container and to see its end; the limits are judged elsewhere. */
  private static final long MARGIN_SECONDS = 300;

  private final KubernetesSettings settings;
  private final Job skeleton;

  public JobTemplate(KubernetesSettings settings) {
    this.settings = settings;
    this.skeleton = read("job.yaml");
  }

  public Job job(JobSpec spec) {
    var job =
        new JobBuilder(skeleton)
            .withMetadata(metadata(spec))
            .editSpec()
            .withActiveDeadlineSeconds(deadline(spec))
            .withTtlSecondsAfterFinished(Math.toIntExact(settings.keepEnded().toSeconds()))
            .withTemplate(template(spec))
            .endSpec();
    if (isSuspended(spec)) {
      job.editSpec().withSuspend(true).endSpec();
    }
    return job.build();
  }

  /** Its Secret comes after it, and Kueue admits only what is suspended. */
  private boolean isSuspended(JobSpec spec) {
    return spec.environment().hasSecrets()
        || settings.placement(spec.platform()).queue().isPresent();
  }

  private ObjectMeta metadata(JobSpec spec) {
    var metadata =
        new ObjectMetaBuilder(skeleton.getMetadata())
            .withName(spec.name().value())
            .withNamespace(settings.namespace())
            .addToLabels(Marks.labels(spec))
            .addToAnnotations(Marks.annotations(spec));
    settings
        .placement(spec.platform())
        .queue()
        .ifPresent(queue -> metadata.addToLabels(Marks.QUEUE, queue));
    return metadata.build();
  }

  private static long deadline(JobSpec spec) {
    Limits limits = spec.limits();
    return (long) limits.queueSeconds()
        + limits.pendingSeconds()
        + limits.runSeconds()
        + (spec.document().source().isPresent() ? Limits.FETCH_SECONDS : 0)
        + MARGIN_SECONDS;
  }

  private PodTemplateSpec template(JobSpec spec) {
    PodTemplateSpec template = skeleton.getSpec().getTemplate();
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToLabels(Marks.labels(spec))
        .addToAnnotations(SourceAccess.annotations(spec))
        .endMetadata()
        .withSpec(new PodTemplate(settings, template.getSpec()).pod(spec))
        .build();
  }

  /** What every Job has. */
  static Job read(String name) {
    try (InputStream yaml =
        Objects.requireNonNull(JobTemplate.class.getResourceAsStream(name), name)) {
      return Serialization.unmarshal(yaml, Job.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

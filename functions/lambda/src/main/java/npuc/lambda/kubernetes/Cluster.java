package npuc.lambda.kubernetes;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_NOT_FOUND;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import npuc.job.JobName;

/**
 * The few requests that are made of the cluster, each of which deploy/k8s/base/rbac.yaml allows.
 */
final class Cluster {
  private static final Logger LOG = System.getLogger(Cluster.class.getName());

  private static final ResourceDefinitionContext WORKLOADS =
      new ResourceDefinitionContext.Builder()
          .withGroup("kueue.x-k8s.io")
          .withVersion("v1beta1")
          .withKind("Workload")
          .withPlural("workloads")
          .withNamespaced(true)
          .build();

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;
  private final String namespace;

  Cluster(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** Empty when there is a Job of that name. */
  Optional<Job> create(Job job) {
    return ApiErrors.translated(
        "create the Job " + job.getMetadata().getName(),
        () -> unless(HTTP_CONFLICT, () -> client.resource(job).create()));
  }

  Optional<Job> find(JobName job) {
    return ApiErrors.translated("read the Job " + job, () -> Optional.ofNullable(jobs(job).get()));
  }

  List<Pod> pods(JobName job) {
    return ApiErrors.translated(
        "list the pods of " + job,
        () ->
            client
                .pods()
                .inNamespace(namespace)
                .withLabel(Marks.JOB_NAME, job.value())
                .list()
                .getItems());
  }

  /** What was told of the object with that uid. */
  List<Event> events(String uid) {
    return ApiErrors.translated(
        "list events",
        () ->
            client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.uid", uid)
                .list()
                .getItems());
  }

  /** What Kueue made of a Job; empty too where it can't be asked, as its words are not needed. */
  Optional<GenericKubernetesResource> workload(Job job) {
    try {
      return client
          .genericKubernetesResources(WORKLOADS)
          .inNamespace(namespace)
          .withLabel(Marks.JOB_UID, job.getMetadata().getUid())
          .list()
          .getItems()
          .stream()
          .findFirst();
    } catch (KubernetesClientException e) {
      LOG.log(Level.DEBUG, "Kueue's workloads can't be listed", e);
      return Optional.empty();
    }
  }

  /** With its pods and its Secret; gone already is fine. */
  void delete(JobName job) {
    ApiErrors.translated(
        "delete the Job " + job,
        () -> jobs(job).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete());
  }

  /** Changes a Job that may be gone meanwhile. */
  void patch(JobName job, String merge) {
    ApiErrors.translated(
        "change the Job " + job, () -> unless(HTTP_NOT_FOUND, () -> jobs(job).patch(MERGE, merge)));
  }

  /** Changes a pod that may be gone meanwhile. */
  void patch(JobPod pod, String merge) {
    ApiErrors.translated(
        "change the pod " + pod.name(),
        () ->
            unless(
                HTTP_NOT_FOUND,
                () ->
                    client.pods().inNamespace(namespace).withName(pod.name()).patch(MERGE, merge)));
  }

  /** False when there is a Secret of that name. */
  boolean create(Secret secret) {
    return ApiErrors.discreet(
            "create the Secret " + secret.getMetadata().getName(),
            () -> unless(HTTP_CONFLICT, () -> client.resource(secret).create()))
        .isPresent();
  }

  void delete(Secret secret) {
    ApiErrors.discreet(
        "delete the Secret " + secret.getMetadata().getName(),
        () -> client.resource(secret).delete());
  }

  private ScalableResource<Job> jobs(JobName job) {
    return client.batch().v1().jobs().inNamespace(namespace).withName(job.value());
  }

  private static <T> Optional<T> unless(int code, Supplier<T> call) {
    try {
      return Optional.ofNullable(call.get());
    } catch (KubernetesClientException e) {
      if (e.getCode() == code) {
        return Optional.empty();
      }
      throw e;
    }
  }
}

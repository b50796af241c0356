package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import npuc.compilation.Progress;
import npuc.job.ProgressLines;
import npuc.workflow.RetryableException;

/** What the container of a pod has printed so far. */
final class PodLogs {
  private static final Logger LOG = System.getLogger(PodLogs.class.getName());
  private static final String CONTAINER = "job";
  private static final int TAIL_LINES = 500;
  private static final int TAIL_BYTES = 256 * 1024;

  private final KubernetesClient client;
  private final String namespace;

  PodLogs(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * From a byte offset on; empty while there is no container. The API knows no offset: what comes
   * before it is read and left out.
   */
  Optional<InputStream> from(JobPod pod, long offset) {
    Optional<InputStream> log = open(pod, ContainerResource::getLogInputStream);
    log.ifPresent(stream -> skip(pod, stream, offset));
    return log;
  }

  /**
   * The progress that was printed last, as far as it is near the end. Empty too while the node does
   * not answer: the Job is known without it.
   */
  Optional<Progress> progress(JobPod pod) {
    try {
      return open(
              pod, log -> log.limitBytes(TAIL_BYTES).tailingLines(TAIL_LINES).getLogInputStream())
          .flatMap(tail -> ProgressLines.last(text(pod, tail)));
    } catch (RetryableException unreachable) {
      LOG.log(Level.WARNING, "no progress of " + pod.name(), unreachable);
      return Optional.empty();
    }
  }

  private Optional<InputStream> open(JobPod pod, Function<ContainerResource, InputStream> how) {
    return ApiErrors.translated(
        "read the log of " + pod.name(),
        () -> {
          try {
            return Optional.ofNullable(how.apply(container(pod)));
          } catch (KubernetesClientException e) {
            if (hasNoLog(e)) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  /** 400 is how the kubelet says that the container does not exist yet. */
  private static boolean hasNoLog(KubernetesClientException e) {
    return e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST
        || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND;
  }

  /** Without the client's own waiting for the pod to be ready, which needs a watch. */
  private ContainerResource container(JobPod pod) {
    return client
        .pods()
        .inNamespace(namespace)
        .withName(pod.name())
        .inContainer(CONTAINER)
        .withReadyWaitTimeout(0);
  }

  private static void skip(JobPod pod, InputStream log, long bytes) {
    try {
      long left = bytes;
      while (left > 0 && log.readNBytes((int) Math.min(left, TAIL_BYTES)).length > 0) {
        left -= Math.min(left, TAIL_BYTES);
      }
    } catch (IOException e) {
      throw unreadable(pod, e);
    }
  }

  private static String text(JobPod pod, InputStream tail) {
    try (tail) {
      return new String(tail.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(pod, e);
    }
  }

  private static RetryableException unreadable(JobPod pod, IOException e) {
    return new RetryableException("the log of " + pod.name() + " can't be read", e);
  }
}

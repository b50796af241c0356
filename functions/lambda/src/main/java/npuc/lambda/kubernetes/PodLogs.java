package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import npuc.compilation.Progress;
import npuc.job.ProgressLines;
import npuc.retry.RetryableException;

/** What the container of a pod has printed so far. */
final class PodLogs {
  private static final Logger LOG = System.getLogger(PodLogs.class.getName());
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
    Optional<InputStream> log = whole(pod);
    log.ifPresent(stream -> skip(pod, stream, offset));
    return log;
  }

  /** What was told while the model was fetched is the first part of it. */
  private Optional<InputStream> whole(JobPod pod) {
    if (!pod.fetches()) {
      return open(pod, pod.container(), "");
    }
    Optional<InputStream> fetching = open(pod, JobPod.FETCHING, "");
    return fetching
        .flatMap(
            first ->
                open(pod, JobPod.JOB, "")
                    .<InputStream>map(second -> new SequenceInputStream(first, second)))
        .or(() -> fetching);
  }

  /**
   * The progress that was printed last, as far as it is near the end. Empty too while the node does
   * not answer: the Job is known without it.
   */
  Optional<Progress> progress(JobPod pod) {
    try {
      String container = pod.isFetching() ? JobPod.FETCHING : pod.container();
      return open(pod, container, "&tailLines=" + TAIL_LINES + "&limitBytes=" + TAIL_BYTES)
          .flatMap(tail -> ProgressLines.last(text(pod, tail)));
    } catch (RetryableException unreachable) {
      LOG.log(Level.WARNING, "no progress of " + pod.name(), unreachable);
      return Optional.empty();
    }
  }

  /** The client's own way would look whether the pod is ready first, with a list and a watch. */
  private Optional<InputStream> open(JobPod pod, String container, String options) {
    return ApiErrors.translated(
        "read the log of " + pod.name(),
        () -> {
          HttpResponse<InputStream> answer = answer(get(pod, container, options));
          if (answer.isSuccessful()) {
            return Optional.of(answer.body());
          }
          close(pod, answer.body());
          if (hasNoLog(answer.code())) {
            return Optional.empty();
          }
          throw new KubernetesClientException(
              "HTTP " + answer.code() + " " + answer.message(), answer.code(), new Status());
        });
  }

  private HttpRequest get(JobPod pod, String container, String options) {
    String path =
        "api/v1/namespaces/%s/pods/%s/log?container=%s".formatted(namespace, pod.name(), container);
    return client
        .getHttpClient()
        .newHttpRequestBuilder()
        .uri(client.getMasterUrl() + path + options)
        .build();
  }

  private HttpResponse<InputStream> answer(HttpRequest request) {
    try {
      return client
          .getHttpClient()
          .sendAsync(request, InputStream.class)
          .get(client.getConfiguration().getRequestTimeout(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KubernetesClientException(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KubernetesClientException("interrupted", e);
    }
  }

  /** 400 is how the kubelet says that the container does not exist yet. */
  private static boolean hasNoLog(int code) {
    return code == HttpURLConnection.HTTP_BAD_REQUEST || code == HttpURLConnection.HTTP_NOT_FOUND;
  }

  private static void close(JobPod pod, InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      throw unreadable(pod, e);
    }
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

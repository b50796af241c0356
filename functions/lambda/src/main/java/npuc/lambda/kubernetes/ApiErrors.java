package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.function.Supplier;
import npuc.retry.RetryableException;

/** What a refusal of the Kubernetes API means for whoever asked. */
final class ApiErrors {
  private static final int TOO_MANY = 429;

  private ApiErrors() {}

  /**
   * Calls the API.
   *
   * @param doing what is tried, for the message: "create the Job x"
   */
  static <T> T translated(String doing, Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      RuntimeException translation = translation(doing, e, said(e));
      translation.initCause(e);
      throw translation;
    }
  }

  /** As {@link #translated}, for what carries secrets: the API may quote what it refuses. */
  static <T> T discreet(String doing, Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      throw translation(doing, e, "HTTP " + e.getCode());
    }
  }

  private static RuntimeException translation(
      String doing, KubernetesClientException e, String said) {
    int code = e.getCode();
    return switch (code) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          refused(doing, "it does not know the caller, check the EKS access entry", said);
      case HttpURLConnection.HTTP_FORBIDDEN ->
          ExceededQuota.in(said(e))
              .<RuntimeException>map(quota -> new NoRoomException(quota.reason()))
              .orElseGet(
                  () ->
                      refused(doing, "the caller may not, apply deploy/k8s/base/rbac.yaml", said));
      case HttpURLConnection.HTTP_NOT_FOUND ->
          refused(doing, "the namespace is missing, apply deploy/k8s/base/namespace.yaml", said);
      case HttpURLConnection.HTTP_CLIENT_TIMEOUT, HttpURLConnection.HTTP_CONFLICT, TOO_MANY ->
          later(doing, said);
      default -> isOurFault(code) ? refused(doing, "it is not valid", said) : later(doing, said);
    };
  }

  private static boolean isOurFault(int code) {
    return code >= HttpURLConnection.HTTP_BAD_REQUEST
        && code < HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  private static RetryableException later(String doing, String said) {
    return new RetryableException("The cluster could not " + doing + ": " + said);
  }

  private static String said(KubernetesClientException e) {
    return String.valueOf(e.getMessage());
  }

  private static ClusterRefusedException refused(String doing, String why, String said) {
    return new ClusterRefusedException(
        "The cluster refuses to %s: %s. It says: %s".formatted(doing, why, said));
  }
}

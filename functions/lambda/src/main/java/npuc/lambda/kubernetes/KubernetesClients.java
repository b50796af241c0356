package npuc.lambda.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.net.HttpURLConnection;
import java.util.concurrent.CompletableFuture;

/** Clients of clusters that know us by an {@link EksToken}. */
public final class KubernetesClients {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int REQUEST_MILLIS = 8_000;

  /** More would outlast the function that waits. */
  private static final int RETRIES = 2;

  private KubernetesClients() {}

  /**
   * A client that reads no kubeconfig and no environment, and connects at the first request only.
   *
   * @param endpoint of the cluster's API, {@code https://...}
   * @param certificateAuthority PEM in base64, as EKS tells it
   */
  public static KubernetesClient of(
      String endpoint, String certificateAuthority, String namespace, EksToken token) {
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(endpoint)
            .withCaCertData(certificateAuthority)
            .withNamespace(namespace)
            .withOauthTokenProvider(token)
            .withConnectionTimeout(CONNECT_MILLIS)
            .withRequestTimeout(REQUEST_MILLIS)
            .withRequestRetryBackoffLimit(RETRIES)
            .build();
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(
            http -> http.addOrReplaceInterceptor("npuc-token", new Renewal(token)))
        .build();
  }

  /** A token may be refused before its time: then another is signed, once for a request. */
  private record Renewal(EksToken token) implements Interceptor {
    @Override
    public CompletableFuture<Boolean> afterFailure(
        BasicBuilder request, HttpResponse<?> response, RequestTags tags) {
      if (response.code() != HttpURLConnection.HTTP_UNAUTHORIZED) {
        return CompletableFuture.completedFuture(false);
      }
      token.forget();
      request.setHeader("Authorization", "Bearer " + token.getToken());
      return CompletableFuture.completedFuture(true);
    }
  }
}

package npuc.source.net;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import npuc.source.RegistrySettings;
import npuc.source.SourceSettings;

/** HTTP clients, made when they are first needed: one for each file of certificates. */
final class Clients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final Optional<URI> proxy;
  private final Optional<Path> usual;
  private final Map<Origin, Path> ofRegistries;
  private final Map<Optional<Path>, HttpClient> clients = new ConcurrentHashMap<>();

  Clients(SourceSettings settings) {
    proxy = settings.proxy();
    usual = settings.caFile();
    ofRegistries =
        settings.registries().values().stream()
            .filter(registry -> registry.caFile().isPresent())
            .collect(
                Collectors.toMap(
                    registry -> Origin.of(registry.url()), Clients::caFile, (one, other) -> one));
  }

  private static Path caFile(RegistrySettings registry) {
    return registry.caFile().orElseThrow();
  }

  /** No client keeps cookies or follows a redirect by itself. */
  HttpClient of(Origin origin) {
    return clients.computeIfAbsent(
        Optional.ofNullable(ofRegistries.get(origin)).or(() -> usual), this::made);
  }

  private HttpClient made(Optional<Path> caFile) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER);
    caFile.ifPresent(file -> client.sslContext(Trust.context(file)));
    proxy.ifPresent(at -> client.proxy(ProxySelector.of(address(at))));
    return client.build();
  }

  /** The port of an http address, whatever the proxy is said to speak. */
  static InetSocketAddress address(URI proxy) {
    return InetSocketAddress.createUnresolved(proxy.getHost(), Origin.of(proxy).port());
  }
}

package npuc.source.net;

import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import npuc.source.RegistrySettings;
import npuc.source.SourceSettings;

/** HTTP clients, made when they are first needed: one for each file of certificates. */
final class Clients {
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

  HttpClient of(Origin origin) {
    return clients.computeIfAbsent(
        Optional.ofNullable(ofRegistries.get(origin)).or(() -> usual),
        caFile -> HttpClients.of(caFile, proxy.map(Clients::address)));
  }

  /** The port of an http address, whatever the proxy is said to speak. */
  static InetSocketAddress address(URI proxy) {
    return InetSocketAddress.createUnresolved(proxy.getHost(), Origin.of(proxy).port());
  }
}

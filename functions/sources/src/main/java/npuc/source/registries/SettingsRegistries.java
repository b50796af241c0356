package npuc.source.registries;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import npuc.registry.outer.KnownRegistry;
import npuc.registry.outer.OuterRegistries;
import npuc.registry.outer.OuterRegistry;
import npuc.source.RegistrySettings;
import npuc.source.SourceSettings;
import npuc.source.http.Calls;
import npuc.source.http.Clients;
import npuc.source.http.Service;
import npuc.source.kubeflow.KubeflowHubRegistry;
import npuc.source.mlflow.MlflowRegistry;

/** The outer registries of the settings, which are read when somebody first asks. */
public final class SettingsRegistries implements OuterRegistries {
  private final Supplier<SourceSettings> settings;
  private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();

  /**
   * Knows those of the settings.
   *
   * @param settings asked for each time, so to be kept by whoever reads them
   */
  public SettingsRegistries(Supplier<SourceSettings> settings) {
    this.settings = settings;
  }

  @Override
  public List<KnownRegistry> all() {
    return new TreeMap<>(settings.get().registries())
        .entrySet().stream()
            .map(
                one ->
                    new KnownRegistry(
                        one.getKey(), one.getValue().kind().word(), one.getValue().url()))
            .toList();
  }

  @Override
  public Optional<OuterRegistry> find(String name) {
    return Optional.ofNullable(settings.get().registries().get(name))
        .map(found -> new GuardedRegistry(() -> adapter(new Service(name, found))));
  }

  private OuterRegistry adapter(Service service) {
    Calls calls = new Calls(service, () -> client(service));
    return switch (service.settings().kind()) {
      case MLFLOW -> new MlflowRegistry(calls);
      case KUBEFLOW -> new KubeflowHubRegistry(calls);
    };
  }

  private HttpClient client(Service service) {
    return clients.computeIfAbsent(service.name(), name -> made(service.settings()));
  }

  /** Hosts of one's own are behind no proxy. */
  private HttpClient made(RegistrySettings registry) {
    SourceSettings all = settings.get();
    Optional<URI> proxy = all.proxy().filter(it -> !isOwn(registry.url(), all.hosts()));
    return Clients.of(registry.caFile().or(all::caFile), proxy);
  }

  private static boolean isOwn(URI url, List<String> hosts) {
    return hosts.contains(url.getHost()) || hosts.contains(url.getAuthority());
  }
}

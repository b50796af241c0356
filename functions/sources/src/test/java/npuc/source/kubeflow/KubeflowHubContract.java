package npuc.source.kubeflow;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import npuc.registry.outer.OuterRegistry;
import npuc.registry.outer.OuterRegistryContract;
import npuc.registry.outer.OuterWorld;
import npuc.source.RegistrySettings.Kind;
import npuc.source.RegistrySettings.Placement;
import npuc.source.registries.TestRegistries;

/** Against the real Kubeflow Hub, with one placement. */
abstract class KubeflowHubContract extends OuterRegistryContract {
  private final OuterRegistry registry;
  private final AtomicInteger made = new AtomicInteger();

  KubeflowHubContract(Placement placement) {
    registry =
        TestRegistries.of(
            TestRegistries.settings(Kind.KUBEFLOW, HubServer.url(), Optional.empty(), placement));
  }

  @Override
  protected OuterWorld world() {
    return new World();
  }

  private final class World implements OuterWorld {
    @Override
    public OuterRegistry registry() {
      return registry;
    }

    @Override
    public String addModel(String name) {
      return HubServer.addModel(name);
    }

    @Override
    public String addVersion(String model) {
      String version = HubServer.addVersion(model, "v" + made.incrementAndGet());
      HubServer.addArtifact(version, "kws", "tflite", "pvc://models/kws.tflite");
      return version;
    }

    @Override
    public List<String> results(String model, String version) {
      return HubServer.versions(model).stream()
          .flatMap(one -> HubServer.artifacts(one.get("id").stringValue()).stream())
          .filter(artifact -> artifact.has("externalId"))
          .map(artifact -> artifact.get("uri").stringValue())
          .toList();
    }
  }
}

package npuc.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Route;
import npuc.application.Application;
import npuc.application.Ports;
import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.id.TestIds;
import npuc.memory.MemoryIdempotencyStore;
import npuc.memory.MemoryService;
import npuc.platform.PlatformName;
import npuc.platform.Toolchain;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;

/** The API on in-memory twins, with a model, a version and an original artifact. */
final class MemoryApi {
  static final Map<String, String> MODEL = Map.of("model", TestIds.model(1).toString());
  static final Map<String, String> VERSION =
      Map.of("model", TestIds.model(1).toString(), "version", TestIds.version(1).toString());
  static final Map<String, String> COMPILATION = Map.of("id", Compilations.ID.toString());
  static final Map<String, String> NOTHING = Map.of();

  final MemoryService service = new MemoryService();
  private final TestIds ids = new TestIds();
  private final Application application =
      new Application(
          new Ports(
              service.records,
              new MemoryIdempotencyStore(),
              service.registry,
              service.volumes,
              this::toolchain,
              service.workflow,
              service.cluster,
              service.logs,
              service.secrets,
              ids,
              service.clock));

  MemoryApi() {
    service.registry.addModel(new Model(TestIds.model(1), "사람 찾기", "instruct", TestIds.START));
    service.registry.addVersion(
        new Version(TestIds.version(1), TestIds.model(1), "1", TestIds.START));
    service.registry.addArtifact(
        new Artifact(
            TestIds.artifact(1),
            TestIds.model(1),
            TestIds.version(1),
            "person detection",
            new PlatformName("tflite"),
            Specs.BASE,
            Optional.of("sha256:" + "a".repeat(64)),
            Optional.of(123_456L),
            TestIds.START,
            Optional.empty()));
    service.volumes.put(Specs.BASE, 123_456);
  }

  ApiResponse get(Route route, Map<String, String> path) {
    return send(route, path, NOTHING, "");
  }

  ApiResponse get(Route route, Map<String, String> path, Map<String, String> query) {
    return send(route, path, query, "");
  }

  ApiResponse send(Route route, Map<String, String> path, Map<String, String> query, String body) {
    var request =
        new ApiRequest(
            route,
            path,
            query,
            Map.of("Content-Type", "application/json"),
            body.getBytes(StandardCharsets.UTF_8),
            ids.next());
    return switch (route) {
      case Route.Platforms group -> application.platforms().answer(group, request);
      case Route.Registry group -> application.registry().answer(group, request);
      case Route.Compilations group -> application.compilations().answer(group, request);
      case Route.Controls group -> application.controls().answer(group, request);
      case Route.Logs group -> application.logs().answer(group, request);
    };
  }

  private Optional<Toolchain> toolchain(PlatformName platform) {
    return service.toolchain.filter(found -> platform.value().equals("ethos-u"));
  }
}

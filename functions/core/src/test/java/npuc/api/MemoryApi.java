package npuc.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Route;
import npuc.api.http.Router;
import npuc.application.Application;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.Role;
import npuc.compilation.Compilation;
import npuc.compilation.CompilationSpec;
import npuc.compilation.Compilations;
import npuc.compilation.Specs;
import npuc.id.TestIds;
import npuc.memory.MemoryService;
import npuc.platform.PlatformName;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;

/** The API on in-memory twins, with a model, a version and an original artifact. */
public final class MemoryApi extends ApiClient {
  public static final String MODEL = "/v1/models/" + TestIds.model(1);
  public static final String VERSION = MODEL + "/versions/" + TestIds.version(1);
  public static final String COMPILATION = "/v1/compilations/" + Compilations.ID;

  /** Who sends requests, until somebody else does. */
  public static final Caller KIM = new Caller(Compilations.CREATOR, Optional.of(Role.ADMIN));

  public final MemoryService service = new MemoryService();
  public final ShownVolumes volumes = new ShownVolumes(service.volumes);
  private final TestIds ids = new TestIds();
  private final Application application;
  private Caller caller = KIM;

  public MemoryApi() {
    this(Access.DEFAULT);
  }

  public MemoryApi(Access access) {
    application = new Application(service.ports(volumes, ids), access);
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
            Optional.empty(),
            Optional.of("sha256:" + "a".repeat(64)),
            Optional.of(123_456L),
            TestIds.START,
            Optional.empty()));
    service.volumes.putUnseen(Specs.BASE);
  }

  /** One that holds {@link #COMPILATION} in some state. */
  public static MemoryApi with(Compilation compilation) {
    var api = new MemoryApi();
    api.service.with(compilation);
    return api;
  }

  /** From here on somebody else sends the requests. */
  public MemoryApi as(Caller other) {
    caller = other;
    return this;
  }

  /** A new version with an artifact that Ethos-U takes: its path. */
  public String tfliteVersion() {
    return versionWith("tflite", Specs.BASE.toString());
  }

  /**
   * A registered compilation of {@link #VERSION}, older than those with a higher number: its id.
   */
  public String registered(int number, CompilationSpec spec) {
    Compilation pending = Compilations.pending(TestIds.compilation(number), spec);
    service.with(Compilations.registered(pending));
    return pending.id().toString();
  }

  @Override
  protected Answer exchange(
      String method, String target, Map<String, String> headers, byte[] body) {
    String[] sides = target.split("\\?", 2);
    List<String> path =
        Stream.of(sides[0].substring(1).split("/", -1)).map(MemoryApi::decode).toList();
    return switch (Router.match(method, path)) {
      case Router.Match.Found(var route, var parameters) -> {
        Map<String, String> query = sides.length > 1 ? query(sides[1]) : Map.of();
        yield answer(new ApiRequest(route, parameters, query, headers, body, caller, ids.next()));
      }
      case Router.Match.OtherMethods other -> throw new AssertionError(method + " " + target);
      case Router.Match.Unknown unknown -> throw new AssertionError("no route: " + target);
    };
  }

  private Answer answer(ApiRequest request) {
    ApiResponse response =
        switch (request.route()) {
          case Route.Service route -> application.platforms().answer(route, request);
          case Route.Registry route -> application.registry().answer(route, request);
          case Route.Uploads route -> application.uploads().answer(route, request);
          case Route.Compilations route -> application.compilations().answer(route, request);
          case Route.Controls route -> application.controls().answer(route, request);
          case Route.Logs route -> application.logs().answer(route, request);
        };
    return new Answer(response.status(), response.headers(), response.body());
  }

  /** Parameters of one name are joined by commas, as API Gateway does. */
  private static Map<String, String> query(String text) {
    var query = new HashMap<String, String>();
    for (String part : text.split("&", -1)) {
      String[] sides = part.split("=", 2);
      query.merge(
          decode(sides[0]),
          sides.length > 1 ? decode(sides[1]) : "",
          (first, next) -> first + "," + next);
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}

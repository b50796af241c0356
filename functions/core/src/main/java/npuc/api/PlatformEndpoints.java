package npuc.api;

import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.Route;
import npuc.api.view.Json;
import npuc.api.view.PlatformDescription;
import npuc.platform.Platform;
import npuc.platform.Platforms;
import npuc.platform.Toolchains;
import tools.jackson.databind.node.ObjectNode;

/** What can be compiled for, which version this is, and whether it lives. */
public final class PlatformEndpoints implements Endpoints<Route.Platforms> {
  private static final String DEVELOPMENT = "development";

  private final Platforms platforms;
  private final Toolchains toolchains;

  public PlatformEndpoints(Platforms platforms, Toolchains toolchains) {
    this.platforms = platforms;
    this.toolchains = toolchains;
  }

  @Override
  public ApiResponse answer(Route.Platforms route, ApiRequest request) {
    return switch (route) {
      case PLATFORMS -> ApiResponse.ok(platforms());
      case VERSION -> ApiResponse.ok(version());
      case HEALTH -> ApiResponse.ok(Json.object().put("status", "ok"));
    };
  }

  private ObjectNode platforms() {
    ObjectNode json = Json.object();
    json.set(
        "items",
        Json.array(
            platforms.all().stream()
                .map(one -> PlatformDescription.of(one, toolchains.find(one.name())))));
    return json;
  }

  private ObjectNode version() {
    ObjectNode json = Json.object();
    json.put("name", "npuc");
    String version = PlatformEndpoints.class.getPackage().getImplementationVersion();
    json.put("version", version == null ? DEVELOPMENT : version);
    json.put("java", Runtime.version().toString());
    ObjectNode installed = json.putObject("toolchains");
    for (Platform platform : platforms.all()) {
      installed.set(
          platform.name().value(),
          Json.text(
              toolchains.find(platform.name()).map(found -> found.name() + " " + found.version())));
    }
    return json;
  }
}

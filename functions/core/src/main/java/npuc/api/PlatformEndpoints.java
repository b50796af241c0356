package npuc.api;

import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.Route;
import npuc.api.view.BuildVersionAnswer;
import npuc.api.view.HealthAnswer;
import npuc.api.view.ItemsAnswer;
import npuc.api.view.PlatformAnswer;
import npuc.api.view.WhoamiAnswer;
import npuc.platform.Platforms;
import npuc.platform.Toolchains;

/** What can be compiled for, which version this is, who calls, and whether it lives. */
public final class PlatformEndpoints implements Endpoints<Route.Platforms> {
  private final Platforms platforms;
  private final Toolchains toolchains;

  public PlatformEndpoints(Platforms platforms, Toolchains toolchains) {
    this.platforms = platforms;
    this.toolchains = toolchains;
  }

  @Override
  public ApiResponse answer(Route.Platforms route, ApiRequest request) {
    return switch (route) {
      case PLATFORMS -> ApiResponse.ok(described());
      case WHOAMI -> ApiResponse.ok(WhoamiAnswer.of(request.caller()));
      case VERSION -> ApiResponse.ok(BuildVersionAnswer.of(platforms, toolchains));
      case HEALTH -> ApiResponse.ok(HealthAnswer.OK);
    };
  }

  private ItemsAnswer<PlatformAnswer> described() {
    return new ItemsAnswer<>(
        platforms.all().stream()
            .map(one -> PlatformAnswer.of(one, toolchains.find(one.name())))
            .toList());
  }
}

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
import npuc.platform.Offer;

/** What can be compiled for, which version this is, who calls, and whether it lives. */
public final class PlatformEndpoints implements Endpoints<Route.Platforms> {
  private final Offer offer;

  public PlatformEndpoints(Offer offer) {
    this.offer = offer;
  }

  @Override
  public ApiResponse answer(Route.Platforms route, ApiRequest request) {
    return switch (route) {
      case PLATFORMS -> ApiResponse.ok(described());
      case WHOAMI -> ApiResponse.ok(WhoamiAnswer.of(request.caller()));
      case VERSION -> ApiResponse.ok(BuildVersionAnswer.of(offer.platforms(), offer.toolchains()));
      case HEALTH -> ApiResponse.ok(HealthAnswer.OK);
    };
  }

  private ItemsAnswer<PlatformAnswer> described() {
    return new ItemsAnswer<>(
        offer.platforms().all().stream()
            .map(one -> PlatformAnswer.of(one, offer.toolchain(one), offer.usual(one)))
            .toList());
  }
}

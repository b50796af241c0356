package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import npuc.api.http.Route;
import npuc.application.Application;

/**
 * Serves what can be compiled for, the version, and liveness; and webhooks, which need no function
 * of their own where they are not offered.
 */
public final class PlatformsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ApiEvents<Route.Platforms> platforms;
  private final ApiEvents<Route.Webhooks> webhooks;

  public PlatformsHandler() {
    this(Wiring.deployed());
  }

  public PlatformsHandler(Application application) {
    platforms = new ApiEvents<>(Route.Platforms.class, application.platforms(), application);
    webhooks = new ApiEvents<>(Route.Webhooks.class, application.webhooks(), application);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return webhooks.isFor(event)
        ? webhooks.answer(event, context)
        : platforms.answer(event, context);
  }
}

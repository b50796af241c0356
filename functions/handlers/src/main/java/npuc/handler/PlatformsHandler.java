package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import npuc.api.http.Route;
import npuc.application.Application;

/**
 * Serves what can be compiled for, the version, who calls, and liveness; access tokens and
 * webhooks, where the service offers them.
 */
public final class PlatformsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ApiEvents<Route.Service> events;

  public PlatformsHandler() {
    this(Wiring.deployed());
  }

  public PlatformsHandler(Application application) {
    events = new ApiEvents<>(Route.Service.class, application.platforms(), application);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return events.answer(event, context);
  }
}

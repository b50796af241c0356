package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import npuc.api.http.Route;
import npuc.application.Application;

/**
 * Serves models, versions and artifacts, the volumes in which these lie, and where they come from.
 */
public final class RegistryHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ApiEvents<Route.Registry> events;

  public RegistryHandler() {
    this(Wiring.deployed());
  }

  public RegistryHandler(Application application) {
    events = new ApiEvents<>(Route.Registry.class, application.registry(), application);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return events.answer(event, context);
  }
}

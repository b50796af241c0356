package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import npuc.api.http.Route;
import npuc.application.Application;

/** Stops, retries and deletes compilations. */
public final class ControlsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ApiEvents<Route.Controls> events;

  public ControlsHandler() {
    this(Wiring.deployed());
  }

  public ControlsHandler(Application application) {
    events = new ApiEvents<>(Route.Controls.class, application.controls(), application);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return events.answer(event, context);
  }
}

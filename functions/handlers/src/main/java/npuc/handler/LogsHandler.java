package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import npuc.api.http.Route;
import npuc.application.Application;

/** Serves the logs of attempts. */
public final class LogsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ApiEvents<Route.Logs> events;

  public LogsHandler() {
    this(Wiring.deployed());
  }

  public LogsHandler(Application application) {
    events = new ApiEvents<>(Route.Logs.class, application.logs(), application);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return events.answer(event, context);
  }
}

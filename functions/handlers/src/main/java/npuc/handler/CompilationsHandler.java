package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import npuc.api.http.Route;
import npuc.application.Application;

/** Creates compilations and shows them. */
public final class CompilationsHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final ApiEvents<Route.Compilations> events;

  public CompilationsHandler() {
    this(Wiring.deployed());
  }

  public CompilationsHandler(Application application) {
    events = new ApiEvents<>(Route.Compilations.class, application.compilations(), application);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return events.answer(event, context);
  }
}

package npuc.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.function.Function;
import npuc.api.http.Route;
import npuc.application.Application;
import npuc.handler.CompilationsHandler;
import npuc.handler.ControlsHandler;
import npuc.handler.LogsHandler;
import npuc.handler.PlatformsHandler;
import npuc.handler.RegistryHandler;
import npuc.handler.UploadsHandler;

/** Which handler serves which route, as template.yaml says it for the deployed service. */
final class LocalRoutes
    implements Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> {
  private final PlatformsHandler platforms;
  private final RegistryHandler registry;
  private final UploadsHandler uploads;
  private final CompilationsHandler compilations;
  private final ControlsHandler controls;
  private final LogsHandler logs;

  LocalRoutes(Application application) {
    platforms = new PlatformsHandler(application);
    registry = new RegistryHandler(application);
    uploads = new UploadsHandler(application);
    compilations = new CompilationsHandler(application);
    controls = new ControlsHandler(application);
    logs = new LogsHandler(application);
  }

  @Override
  public RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> apply(Route route) {
    return switch (route) {
      case Route.Service _ -> platforms;
      case Route.Registry _ -> registry;
      case Route.Uploads _ -> uploads;
      case Route.Compilations _ -> compilations;
      case Route.Controls _ -> controls;
      case Route.Logs _ -> logs;
    };
  }
}

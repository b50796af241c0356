package npuc.lambda.rehearsal;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import npuc.api.http.Route;
import npuc.application.Application;
import npuc.lambda.Template;
import npuc.local.execution.FunctionInvoker;
import npuc.local.function.StreamHandlers;
import tools.jackson.databind.JsonNode;

/** The functions of template.yaml in this process, found and routed to as the template says. */
final class DeployedFunctions implements FunctionInvoker {
  private final Template template = new Template();
  private final Application application;
  private final Map<String, Object> handlers = new ConcurrentHashMap<>();
  private final Map<String, String> routes = template.routes();

  DeployedFunctions(Application application) {
    this.application = application;
  }

  /** What the template puts in place of the placeholders of the state machine. */
  Map<String, String> substitutions() {
    return template
        .resource("StateMachine")
        .path("DefinitionSubstitutions")
        .propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
  }

  /** Behind the API. */
  @SuppressWarnings("unchecked") // the functions with routes are of that type, or it shows
  RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> of(Route route) {
    String function = Optional.ofNullable(routes.get(route.key())).orElseThrow();
    return (RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>) handler(function);
  }

  @Override
  public JsonNode invoke(String function, JsonNode payload) {
    Object handler = handler(function.replaceFirst("Function\\.Alias$", ""));
    return StreamHandlers.invoke((RequestStreamHandler) handler, payload);
  }

  private Object handler(String function) {
    return handlers.computeIfAbsent(function, this::made);
  }

  private Object made(String function) {
    try {
      return Class.forName(template.handler(function))
          .getConstructor(Application.class)
          .newInstance(application);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}

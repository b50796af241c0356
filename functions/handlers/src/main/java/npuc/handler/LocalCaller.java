package npuc.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import java.util.Map;
import java.util.Optional;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;

/**
 * How the server of one machine tells the handlers who calls: as an authorizer function of API
 * Gateway would.
 */
public final class LocalCaller {
  private static final String NAME = "npucLocalCaller";
  private static final String ROLE = "npucLocalRole";

  private LocalCaller() {}

  /** What an event says of its caller. */
  public static RequestContext context(Caller caller) {
    Map<String, Object> told =
        Map.of(NAME, caller.name().value(), ROLE, caller.role().map(Role::word).orElse(""));
    return RequestContext.builder()
        .withAuthorizer(Authorizer.builder().withLambda(told).build())
        .build();
  }

  static Optional<Caller> of(Authorizer authorizer) {
    return text(authorizer, NAME)
        .flatMap(CallerName::parse)
        .map(name -> new Caller(name, text(authorizer, ROLE).flatMap(Role::of)));
  }

  private static Optional<String> text(Authorizer authorizer, String key) {
    return Optional.ofNullable(authorizer.getLambda())
        .flatMap(told -> Optional.ofNullable(told.get(key)))
        .map(Object::toString);
  }
}

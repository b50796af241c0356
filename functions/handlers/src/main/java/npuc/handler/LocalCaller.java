package npuc.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import java.util.Map;
import java.util.Optional;
import npuc.caller.CallerName;

/**
 * How the server of one machine tells the handlers who calls: as an authorizer function of API
 * Gateway would.
 */
public final class LocalCaller {
  private static final String KEY = "npucLocalCaller";

  private LocalCaller() {}

  /** What an event says of its caller. */
  public static RequestContext context(CallerName caller) {
    return RequestContext.builder()
        .withAuthorizer(Authorizer.builder().withLambda(Map.of(KEY, caller.value())).build())
        .build();
  }

  static Optional<CallerName> of(Authorizer authorizer) {
    return Optional.ofNullable(authorizer.getLambda())
        .flatMap(told -> Optional.ofNullable(told.get(KEY)))
        .flatMap(name -> CallerName.parse(name.toString()));
  }
}

package npuc.handler;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;

/**
 * Finds out who sends a request, from what API Gateway or the local server says of it and never
 * from what its sender says. Who can't be told is {@link Caller#UNKNOWN}.
 */
record Callers(Access access) {
  Caller of(APIGatewayV2HTTPEvent event) {
    Optional<Authorizer> authorizer =
        Optional.ofNullable(event.getRequestContext()).map(RequestContext::getAuthorizer);
    return authorizer
        .flatMap(this::ofToken)
        .or(() -> authorizer.flatMap(Callers::ofPrincipal))
        .or(() -> authorizer.flatMap(LocalCaller::of))
        .orElse(Caller.UNKNOWN);
  }

  /** A token of a program may name no subject but the client that it was given to. */
  private Optional<Caller> ofToken(Authorizer authorizer) {
    return Optional.ofNullable(authorizer.getJwt())
        .map(jwt -> Optional.ofNullable(jwt.getClaims()).orElse(Map.of()))
        .flatMap(claims -> name(claims).map(name -> new Caller(name, access.role(claims))));
  }

  private static Optional<CallerName> name(Map<String, String> claims) {
    return Stream.of("sub", "client_id")
        .flatMap(claim -> Optional.ofNullable(claims.get(claim)).stream())
        .findFirst()
        .flatMap(CallerName::parse);
  }

  /** Which routes a principal may use, IAM has decided; it knows no roles. */
  private static Optional<Caller> ofPrincipal(Authorizer authorizer) {
    return Optional.ofNullable(authorizer.getIam())
        .flatMap(iam -> Optional.ofNullable(iam.getUserArn()))
        .flatMap(CallerName::parse)
        .map(Callers::admin);
  }

  private static Caller admin(CallerName name) {
    return new Caller(name, Optional.of(Role.ADMIN));
  }
}

package npuc.api.http;

import java.util.Optional;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.Role;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/**
 * Refuses callers who lack the role of a route, whatever let them in before: API Gateway knows the
 * scopes of a token, but not the groups of its subject.
 */
public record AccessCheck<R extends Route>(Endpoints<R> endpoints, Access access)
    implements Endpoints<R> {

  @Override
  public ApiResponse answer(R route, ApiRequest request) {
    return route
        .role()
        .map(role -> access.ownersOnly() && route.isForOwners() ? Role.COMPILE : role)
        .flatMap(needed -> refusal(request.caller(), needed))
        .map(ApiResponse::problem)
        .orElseGet(() -> endpoints.answer(route, request));
  }

  /** Why a caller may not do what needs a role; empty when it may. */
  public static Optional<Refusal> refusal(Caller caller, Role needed) {
    String has = caller.role().map(role -> "has the role " + role.word()).orElse("has no role");
    return caller.may(needed)
        ? Optional.empty()
        : Optional.of(
            Refusal.of(
                RefusalCode.FORBIDDEN,
                "This needs the role %s; %s %s.".formatted(needed.word(), caller.name(), has)));
  }
}

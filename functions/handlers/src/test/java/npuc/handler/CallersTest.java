package npuc.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import java.util.Map;
import java.util.Optional;
import npuc.caller.Access;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.caller.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sends a request, by what API Gateway says of it. */
class CallersTest {
  private static final Callers CALLERS = new Callers(Access.DEFAULT);

  @Test
  void theSubjectOfATokenWithTheRoleOfItsScopes() {
    assertEquals(
        caller("kim", Role.COMPILE),
        CALLERS.of(token(Map.of("sub", "kim", "scope", "openid npuc/compile"))));
  }

  @Test
  void theSubjectOfATokenWithTheRoleOfItsGroups() {
    var groups =
        new Callers(
            new Access(
                Optional.of("cognito:groups"),
                Map.of(Role.READ, "all", Role.COMPILE, "engineers", Role.ADMIN, "admins"),
                false));

    assertEquals(
        caller("kim", Role.ADMIN),
        groups.of(token(Map.of("sub", "kim", "scope", "npuc", "cognito:groups", "[all admins]"))));
  }

  @Test
  void theClientOfATokenWithoutASubject() {
    assertEquals(
        caller("ci", Role.READ),
        CALLERS.of(token(Map.of("client_id", "ci", "scope", "npuc/read"))));
  }

  @Test
  void whoHasATokenWithoutAScopeOfOursMayDoNothing() {
    assertEquals(
        new Caller(new CallerName("kim"), Optional.empty()),
        CALLERS.of(token(Map.of("sub", "kim", "scope", "openid", "role", "npuc/admin"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "kim\n{\"caller\":\"root\"}", "김", " "})
  void aTokenWhoseSubjectIsNoNameIsOfNobody(String subject) {
    assertEquals(
        Caller.UNKNOWN,
        CALLERS.of(token(Map.of("sub", subject, "client_id", "ci", "scope", "npuc/admin"))));
  }

  @Test
  void thePrincipalThatSigned() {
    assertEquals(
        caller("arn:aws:sts::123456789012:assumed-role/ci/build-7", Role.ADMIN),
        CALLERS.of(Events.api("controls")));
  }

  @Test
  void whoeverIsAtThisMachine() {
    var event = new APIGatewayV2HTTPEvent();
    event.setRequestContext(LocalCaller.context(caller("local", Role.ADMIN)));

    assertEquals(caller("local", Role.ADMIN), CALLERS.of(event));
  }

  @Test
  void whoeverHasATokenOfThisMachineWithItsRole() {
    var event = new APIGatewayV2HTTPEvent();
    event.setRequestContext(LocalCaller.context(caller("ci", Role.READ)));

    assertEquals(caller("ci", Role.READ), CALLERS.of(event));

    event.setRequestContext(LocalCaller.context(Caller.UNKNOWN));
    assertEquals(Caller.UNKNOWN, CALLERS.of(event));
  }

  @Test
  void nobodyWhenOnlyTheSenderSaysWho() {
    APIGatewayV2HTTPEvent event = Events.api("controls");
    event.getRequestContext().setAuthorizer(null);
    event.setHeaders(Map.of("authorization", "Bearer x", "x-forwarded-user", "root"));
    event.setQueryStringParameters(Map.of("caller", "root"));

    assertEquals(Caller.UNKNOWN, CALLERS.of(event));
    assertEquals(Caller.UNKNOWN, CALLERS.of(new APIGatewayV2HTTPEvent()));
  }

  static APIGatewayV2HTTPEvent token(Map<String, String> claims) {
    return signedIn(Events.api("controls"), claims);
  }

  static APIGatewayV2HTTPEvent signedIn(APIGatewayV2HTTPEvent event, Map<String, String> claims) {
    var jwt = new Authorizer.JWT();
    jwt.setClaims(claims);
    event.setRequestContext(
        RequestContext.builder().withAuthorizer(Authorizer.builder().withJwt(jwt).build()).build());
    return event;
  }

  private static Caller caller(String name, Role role) {
    return new Caller(new CallerName(name), Optional.of(role));
  }
}

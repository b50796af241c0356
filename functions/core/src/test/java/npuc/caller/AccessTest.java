package npuc.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final CallerName KIM = new CallerName("kim");
  private static final Optional<CallerName> BY_KIM = Optional.of(KIM);
  private static final Optional<CallerName> BY_NOBODY_KNOWN = Optional.empty();
  private static final Map<Role, String> GROUPS =
      Map.of(Role.READ, "everyone", Role.COMPILE, "engineers", Role.ADMIN, "admins");

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      delimiter = '|',
      textBlock =
          """
          npuc/read                         | READ
          npuc/read npuc/compile            | COMPILE
          npuc/admin                        | ADMIN
          openid npuc/compile profile       | COMPILE
          npuc/admin npuc/read              | ADMIN
          openid                            | none
          ''                                | none
          npuc/administrator npuc/admins    | none
          xnpuc/admin NPUC/ADMIN            | none
          """)
  void theHighestScopeOfATokenCounts(String scope, Role role) {
    assertEquals(Optional.ofNullable(role), Access.DEFAULT.role(Map.of("scope", scope)));
  }

  @ParameterizedTest
  @CsvSource({
    "[everyone engineers]",
    "'everyone,engineers'",
    "'[everyone, engineers]'",
    "engineers"
  })
  void groupsAreReadAsApiGatewayWritesThem(String claim) {
    var access = new Access(Optional.of("cognito:groups"), GROUPS, false);

    assertEquals(Optional.of(Role.COMPILE), access.role(Map.of("cognito:groups", claim)));
  }

  @Test
  void onlyTheClaimThatIsNamedCounts() {
    var access = new Access(Optional.of("groups"), GROUPS, false);

    assertEquals(Optional.empty(), access.role(Map.of("scope", "admins", "scp", "admins")));
    assertEquals(Optional.of(Role.ADMIN), Access.DEFAULT.role(Map.of("scp", "openid npuc/admin")));
    assertEquals(
        Optional.of(Role.READ),
        Access.DEFAULT.role(Map.of("scope", "npuc/read", "scp", "npuc/admin")));
  }

  @Test
  void aRoleIncludesThoseBelow() {
    var compiler = new Caller(KIM, Optional.of(Role.COMPILE));

    assertTrue(compiler.may(Role.READ));
    assertTrue(compiler.may(Role.COMPILE));
    assertFalse(compiler.may(Role.ADMIN));
    assertFalse(Caller.UNKNOWN.may(Role.READ));
  }

  @Test
  void aRoleWithoutAWordOfItsOwnIsRefused() {
    for (String word : new String[] {"", "two words", "a,b", "[a"}) {
      Map<Role, String> words = Map.of(Role.READ, "r", Role.COMPILE, "c", Role.ADMIN, word);
      assertThrows(
          IllegalArgumentException.class, () -> new Access(Optional.empty(), words, false));
    }
  }

  @Test
  void whereAnybodyMayEndTheRoleDecides() {
    var compiler = new Caller(KIM, Optional.of(Role.COMPILE));

    assertTrue(Access.DEFAULT.mayEnd(Role.COMPILE, compiler, BY_NOBODY_KNOWN));
    assertFalse(Access.DEFAULT.mayEnd(Role.ADMIN, compiler, BY_KIM));
  }

  @Test
  void whereOnlyOwnersMayEndTheCreatorOrAnAdminMay() {
    var access = new Access(Optional.empty(), GROUPS, true);
    var kim = new Caller(KIM, Optional.of(Role.COMPILE));
    var lee = new Caller(new CallerName("lee"), Optional.of(Role.COMPILE));
    var admin = new Caller(new CallerName("root"), Optional.of(Role.ADMIN));
    var kimWhoMayOnlyReadByNow = new Caller(KIM, Optional.of(Role.READ));

    for (Role role : Role.values()) {
      assertTrue(access.mayEnd(role, kim, BY_KIM));
      assertFalse(access.mayEnd(role, lee, BY_KIM));
      assertFalse(access.mayEnd(role, lee, BY_NOBODY_KNOWN));
      assertTrue(access.mayEnd(role, admin, BY_NOBODY_KNOWN));
      assertFalse(access.mayEnd(role, kimWhoMayOnlyReadByNow, BY_KIM));
    }
  }
}

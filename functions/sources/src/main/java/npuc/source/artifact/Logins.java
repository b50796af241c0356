package npuc.source.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import npuc.environment.SecretText;
import npuc.source.RegistrySettings.Login;

/** How a registry is shown who asks. */
final class Logins {
  private Logins() {}

  static SecretText header(Login login) {
    return new SecretText(
        switch (login) {
          case Login.Token(SecretText token) -> "Bearer " + token.plain();
          case Login.Password(String user, SecretText word) ->
              "Basic "
                  + Base64.getEncoder().encodeToString((user + ":" + word.plain()).getBytes(UTF_8));
        });
  }
}

package npuc.source.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.input.Texts;
import npuc.refusal.Excerpt;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;
import npuc.source.RegistrySettings;
import npuc.source.RegistrySettings.Login;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service of others, as the settings have it.
 *
 * @param name in the settings
 */
public record Service(String name, RegistrySettings settings) {
  private static final int MAX_WORDS = 300;
  private static final String MASK = "***";

  /** It, at the beginning of a sentence. */
  public String from() {
    return "The registry " + name + " (" + settings.url() + ")";
  }

  /** Where its API begins, without a slash at the end. */
  String base() {
    return settings.url().toString().replaceFirst("/+$", "");
  }

  Optional<String> authorization() {
    return settings.login().map(this::authorization);
  }

  private String authorization(Login login) {
    return switch (login) {
      case Login.Token(SecretText token) -> "Bearer " + header(token);
      case Login.Password(String username, SecretText password) -> {
        byte[] both = (username + ":" + password.plain()).getBytes(StandardCharsets.UTF_8);
        yield "Basic " + Base64.getEncoder().encodeToString(both);
      }
    };
  }

  /** The JDK would show what it refuses. */
  private String header(SecretText token) {
    if (!token.plain().matches("[\\x21-\\x7e]+")) {
      throw denied("the token in the settings has characters that no header can hold");
    }
    return token.plain();
  }

  /** What an answer says. */
  Reply read(int status, HttpHeaders headers, byte[] body) {
    if (status >= 500 || status == 429 || status == 408) {
      throw new RetryableException(from() + " answers " + status + ": " + words(body) + ".");
    }
    if (status >= 300 && status < 400) {
      throw unusable("answers with a redirect to " + target(headers) + "; url must be that one");
    }
    if (status == 401 || status == 403) {
      throw denied("it answers " + status + ": " + words(body));
    }
    Optional<ObjectNode> object = object(body);
    if (status >= 400) {
      return new Reply.Refused(status, words(body), object.isPresent());
    }
    return new Reply.Done(
        new Answer(object.orElseThrow(() -> unusable("answers no JSON object")), from()));
  }

  /** Without the query, which may hold what is secret. */
  private static String target(HttpHeaders headers) {
    String location = headers.firstValue("location").orElse("nowhere");
    return Excerpt.of(oneLine(location.replaceFirst("[?#].*", "")), MAX_WORDS);
  }

  private UnusableException denied(String why) {
    return new UnusableException(
        Refusal.of(
            RefusalCode.REGISTRY_DENIED,
            from()
                + " does not let npuc do this: "
                + why
                + ". Look at token, username and password in the settings."));
  }

  /** What it does wrong, as {@code answers no JSON}. */
  public UnusableException unusable(String what) {
    return UnusableException.unusable(
        from() + " " + what + ". Look at url and kind in the settings.");
  }

  private static Optional<ObjectNode> object(byte[] body) {
    try {
      return Optional.of(JsonMapper.shared().readTree(body))
          .filter(ObjectNode.class::isInstance)
          .map(ObjectNode.class::cast);
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  /** Its own words about what went wrong, without our secrets, should it say them back. */
  private String words(byte[] body) {
    String text =
        object(body)
            .flatMap(found -> Optional.ofNullable(found.get("message")).flatMap(Texts::of))
            .orElseGet(() -> new String(body, StandardCharsets.UTF_8));
    return Excerpt.of(oneLine(masked(text)), MAX_WORDS);
  }

  private String masked(String text) {
    String masked = text;
    for (String secret : settings.login().map(this::secrets).orElse(List.of())) {
      masked = masked.replace(secret, MASK);
    }
    return masked;
  }

  private List<String> secrets(Login login) {
    return switch (login) {
      case Login.Token(SecretText token) -> List.of(token.plain());
      case Login.Password(String username, SecretText password) ->
          List.of(authorization(login).substring("Basic ".length()), password.plain());
    };
  }

  private static String oneLine(String text) {
    return Texts.plain(text).replaceAll(" +", " ").strip();
  }

  /** Names the service only. */
  @Override
  public String toString() {
    return from();
  }
}

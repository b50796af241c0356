package npuc.registry;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.input.Texts;
import npuc.refusal.Fault;
import npuc.refusal.Violations;

/**
 * The files of a version in an MLflow registry: {@code mlflow://registry/model/version}, each part
 * encoded as in any uri.
 *
 * @param registry its name in the settings
 */
public record RegistryUri(String registry, String model, String version) implements SourceUri {
  private static final String SCHEME = "mlflow://";
  private static final String EXAMPLE = "mlflow://corp/keyword/3";
  private static final Fault FORM =
      Fault.wrongForm(
          EXAMPLE, "must be mlflow://<registry>/<model>/<version>; a / is written as %2F");
  private static final Fault ENCODING =
      Fault.wrongForm(EXAMPLE, "must have what is no letter or digit encoded as %..");
  private static final Pattern URI =
      Pattern.compile(SCHEME + "([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)/([^/]+)/([^/]+)");

  static Optional<RegistryUri> parse(String text, String field, Violations violations) {
    Matcher parts = URI.matcher(text);
    if (!parts.matches()) {
      violations.add(field, FORM);
      return Optional.empty();
    }
    try {
      var uri = new RegistryUri(parts.group(1), decoded(parts.group(2)), decoded(parts.group(3)));
      if (Texts.isPlain(uri.model) && Texts.isPlain(uri.version)) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException notEncoded) {
      // told below
    }
    violations.add(field, ENCODING);
    return Optional.empty();
  }

  @Override
  public String name() {
    return UriParts.last(model);
  }

  @Override
  public String text() {
    return SCHEME + registry + "/" + encoded(model) + "/" + encoded(version);
  }

  @Override
  public String toString() {
    return text();
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

package npuc.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/**
 * A file that a web server gives, {@code https://host/file}. Its artifact is registered with the
 * file's sha256, which pins it.
 *
 * @param uri absolute, without user, query and fragment; {@code http} is for hosts that the
 *     operator lists
 */
public record WebUri(URI uri) implements SourceUri {

  private static final String EXAMPLE = "https://example.org/keyword.tflite";
  private static final Fault FORM =
      Fault.wrongForm(
          EXAMPLE, "must be https://<host>/<file>, with what is no ASCII encoded as %..");
  private static final Fault HOST_MISSING =
      Fault.wrongForm(EXAMPLE, "must name a host after https://");
  private static final Fault PATH_MISSING =
      Fault.wrongForm(EXAMPLE, "must have the path of a file after the host");
  private static final Fault USER =
      Fault.of(
              ViolationCode.SECRET_IN_URI,
              "must hold no user and password: everybody can read it; such a source is not supported")
          .with("part", "user");
  private static final Fault QUERY =
      Fault.of(
              ViolationCode.SECRET_IN_URI,
              "must have no ? and no #: what follows may hold a secret, and everybody can read it")
          .with("part", "query");

  static Optional<WebUri> parse(String text, String field, Violations violations) {
    URI uri;
    try {
      uri = new URI(text).parseServerAuthority();
    } catch (URISyntaxException e) {
      violations.add(field, FORM);
      return Optional.empty();
    }
    var found = new Violations();
    found.require(uri.getHost() != null, field, HOST_MISSING);
    found.require(uri.getUserInfo() == null, field, USER);
    found.require(uri.getQuery() == null && uri.getFragment() == null, field, QUERY);
    String path = Optional.ofNullable(uri.getPath()).orElse("");
    found.require(path.length() > 1, field, PATH_MISSING);
    if (path.length() > 1) {
      UriParts.check(path.substring(1), field, found);
    }
    violations.addAll(found);
    return found.isEmpty() ? Optional.of(new WebUri(uri)) : Optional.empty();
  }

  @Override
  public Optional<Pin> ownPin(Optional<String> digest) {
    return digest.map(Pin::new);
  }

  @Override
  public String name() {
    return UriParts.last(uri.getPath());
  }

  @Override
  public String text() {
    return uri.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}

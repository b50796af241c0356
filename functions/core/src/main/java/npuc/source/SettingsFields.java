package npuc.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.environment.SecretText;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.refusal.Fault;

/** Values that several parts of the settings have. */
final class SettingsFields {
  static final int MAX_TEXT = 2_000;
  static final Fault HTTP =
      Fault.wrongForm(
          "https://example.org:8443/path",
          "must be http(s)://host[:port][/path], without user, query and fragment");
  private static final int MAX_SECRET = 16_384;

  private SettingsFields() {}

  static Optional<URI> uri(Fields fields, String name) {
    return fields.value(name, value -> Texts.of(value).flatMap(SettingsFields::http), HTTP);
  }

  static Optional<URI> http(String text) {
    try {
      URI uri = URI.create(text);
      boolean isPlain =
          Stream.of("http", "https").anyMatch(scheme -> scheme.equals(uri.getScheme()))
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      return Optional.of(uri).filter(found -> isPlain);
    } catch (IllegalArgumentException notUri) {
      return Optional.empty();
    }
  }

  static Optional<Path> file(Fields fields, String name) {
    return fields.text(name, MAX_TEXT).map(Path::of);
  }

  static Optional<SecretText> secret(Fields fields, String name) {
    return fields.text(name, MAX_SECRET).map(SecretText::new);
  }
}

package npuc.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.environment.SecretText;

/**
 * The service's own environment says what the settings leave open, under the names that
 * huggingface_hub, curl and AWS read.
 */
public final class SourceVariables {
  private final Map<String, String> environment;
  private final List<String> problems;

  private SourceVariables(Map<String, String> environment, List<String> problems) {
    this.environment = environment;
    this.problems = problems;
  }

  /**
   * The settings with what the environment adds. A proxy that wants a user is left out: looks can't
   * log in at one.
   *
   * @param problems gets what is wrong with variables, without their values
   */
  public static SourceSettings merged(
      SourceSettings file, Map<String, String> environment, List<String> problems) {
    return new SourceVariables(environment, problems).merged(file);
  }

  private SourceSettings merged(SourceSettings file) {
    return new SourceSettings(
        hub(file.hub()),
        s3(file.s3()),
        file.hosts(),
        file.proxy().or(this::proxy),
        file.caFile().or(() -> value("SSL_CERT_FILE").map(Path::of)),
        file.claim(),
        file.keepBytes(),
        file.copyTo(),
        file.registries());
  }

  private SourceSettings.Hub hub(SourceSettings.Hub file) {
    URI endpoint = file.endpoint();
    if (endpoint.equals(SourceSettings.Hub.PUBLIC.endpoint())) {
      endpoint = uri("HF_ENDPOINT").orElse(endpoint);
    }
    return new SourceSettings.Hub(endpoint, file.token().or(() -> secret("HF_TOKEN")));
  }

  private SourceSettings.S3 s3(SourceSettings.S3 file) {
    return new SourceSettings.S3(
        file.endpoint().or(() -> uri("AWS_ENDPOINT_URL_S3")),
        file.region().or(() -> value("AWS_REGION")),
        file.keys()
            .or(
                () ->
                    AwsKeys.of(
                        secret("AWS_ACCESS_KEY_ID"),
                        secret("AWS_SECRET_ACCESS_KEY"),
                        secret("AWS_SESSION_TOKEN"))));
  }

  private Optional<URI> proxy() {
    return Stream.of("HTTPS_PROXY", "https_proxy")
        .flatMap(name -> value(name).stream())
        .findFirst()
        .flatMap(SettingsFields::http);
  }

  private Optional<URI> uri(String name) {
    Optional<String> text = value(name);
    Optional<URI> uri = text.flatMap(SettingsFields::http);
    if (text.isPresent() && uri.isEmpty()) {
      problems.add(name + " " + SettingsFields.HTTP);
    }
    return uri;
  }

  private Optional<SecretText> secret(String name) {
    return value(name).map(SecretText::new);
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }
}

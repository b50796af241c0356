package npuc.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.TreeMap;
import npuc.environment.SecretText;
import npuc.registry.BucketUri;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the settings of sources as {@link SourceSettingsReader} reads them. */
public final class SourceSettingsWriter {
  private SourceSettingsWriter() {}

  /** The file's text, which holds every secret in plain: for a file that only its owner reads. */
  public static String write(SourceSettings settings) {
    ObjectNode file = object();
    file.set("hub", hub(settings.hub()));
    file.set("s3", s3(settings.s3()));
    ArrayNode hosts = file.putArray("hosts");
    settings.hosts().forEach(hosts::add);
    settings.proxy().map(URI::toString).ifPresent(proxy -> file.put("proxy", proxy));
    settings.caFile().map(Path::toString).ifPresent(path -> file.put("caFile", path));
    file.put("claim", settings.claim());
    settings.keepBytes().ifPresent(bytes -> file.put("keepBytes", bytes.toString()));
    settings.copyTo().map(BucketUri::text).ifPresent(uri -> file.put("copyTo", uri));
    ObjectNode registries = file.putObject("registries");
    new TreeMap<>(settings.registries())
        .forEach((name, registry) -> registries.set(name, registry(registry)));
    return file.toString();
  }

  private static ObjectNode hub(SourceSettings.Hub hub) {
    ObjectNode fields = object().put("endpoint", hub.endpoint().toString());
    hub.token().map(SecretText::plain).ifPresent(token -> fields.put("token", token));
    return fields;
  }

  private static ObjectNode s3(SourceSettings.S3 s3) {
    ObjectNode fields = object();
    s3.endpoint().ifPresent(endpoint -> fields.put("endpoint", endpoint.toString()));
    s3.region().ifPresent(region -> fields.put("region", region));
    s3.keys()
        .ifPresent(
            keys -> {
              fields.put("accessKeyId", keys.id().plain());
              fields.put("secretAccessKey", keys.secret().plain());
              keys.sessionToken().ifPresent(token -> fields.put("sessionToken", token.plain()));
            });
    return fields;
  }

  private static ObjectNode registry(RegistrySettings registry) {
    ObjectNode fields =
        object()
            .put("kind", registry.kind().word())
            .put("url", registry.url().toString())
            .put("placement", registry.placement().word());
    registry.caFile().ifPresent(path -> fields.put("caFile", path.toString()));
    registry.apiVersion().ifPresent(version -> fields.put("apiVersion", version));
    registry.login().ifPresent(login -> login(login, fields));
    return fields;
  }

  private static void login(RegistrySettings.Login login, ObjectNode fields) {
    switch (login) {
      case RegistrySettings.Login.Token(SecretText token) -> fields.put("token", token.plain());
      case RegistrySettings.Login.Password(String user, SecretText word) ->
          fields.put("username", user).put("password", word.plain());
    }
  }

  private static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }
}

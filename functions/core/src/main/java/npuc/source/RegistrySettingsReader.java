package npuc.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.environment.SecretText;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.refusal.Violations;
import tools.jackson.databind.node.ObjectNode;

/** Reads the outer registries of the settings. */
final class RegistrySettingsReader {
  private static final String REGISTRY = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  private final Violations violations;

  RegistrySettingsReader(Violations violations) {
    this.violations = violations;
  }

  Map<String, RegistrySettings> read(Fields all) {
    ObjectNode given = all.object("registries");
    var fields = new Fields(given, all.path("registries"), violations);
    var registries = new TreeMap<String, RegistrySettings>();
    for (String name : given.propertyNames()) {
      violations.require(
          name.matches(REGISTRY),
          fields.path(name),
          "must be called by small letters, digits and hyphens");
      registry(new Fields(fields.object(name), fields.path(name), violations))
          .ifPresent(read -> registries.put(name, read));
    }
    return registries;
  }

  private Optional<RegistrySettings> registry(Fields fields) {
    Optional<RegistrySettings.Kind> kind =
        fields.required(
            "kind",
            value -> Texts.of(value).flatMap(RegistrySettings.Kind::of),
            "must be mlflow or kubeflow",
            "is required: mlflow or kubeflow");
    violations.require(fields.has("url"), fields.path("url"), "is required");
    Optional<URI> url = SettingsFields.uri(fields, "url");
    Optional<RegistrySettings.Login> login = login(fields);
    Optional<Path> caFile = SettingsFields.file(fields, "caFile");
    Optional<String> version =
        fields.value(
            "apiVersion",
            value -> Texts.of(value).filter(text -> text.matches("v[0-9][0-9a-z]{0,30}")),
            "must be such as v1alpha3");
    RegistrySettings.Placement placement =
        fields
            .value(
                "placement",
                value -> Texts.of(value).flatMap(RegistrySettings.Placement::of),
                "must be own-version, same-version or none")
            .orElse(RegistrySettings.Placement.OWN_VERSION);
    fields.refuseOthers();
    return kind.flatMap(
        which -> url.map(at -> new RegistrySettings(which, at, login, caFile, version, placement)));
  }

  private Optional<RegistrySettings.Login> login(Fields fields) {
    Optional<SecretText> token = SettingsFields.secret(fields, "token");
    Optional<String> user = fields.text("username", SettingsFields.MAX_TEXT);
    Optional<SecretText> password = SettingsFields.secret(fields, "password");
    violations.require(
        user.isPresent() == password.isPresent() && !(token.isPresent() && user.isPresent()),
        fields.path("username"),
        "and password must be given together, and no token beside them");
    return token
        .<RegistrySettings.Login>map(RegistrySettings.Login.Token::new)
        .or(
            () ->
                user.flatMap(
                    name -> password.map(word -> new RegistrySettings.Login.Password(name, word))));
  }
}

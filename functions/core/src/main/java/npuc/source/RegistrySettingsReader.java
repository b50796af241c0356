package npuc.source;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import npuc.environment.SecretText;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import tools.jackson.databind.node.ObjectNode;

/** Reads the outer registries of the settings. */
final class RegistrySettingsReader {
  private static final String REGISTRY = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  private static final List<String> KINDS = List.of("mlflow", "kubeflow");

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
          Fault.wrongForm("corp", "must be called by small letters, digits and hyphens"));
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
            Fault.of(ViolationCode.NOT_ONE_OF, "must be mlflow or kubeflow").with("allowed", KINDS),
            Fault.of(ViolationCode.REQUIRED, "is required: mlflow or kubeflow")
                .with("allowed", KINDS));
    violations.require(fields.has("url"), fields.path("url"), Fault.REQUIRED);
    Optional<URI> url = SettingsFields.uri(fields, "url");
    Optional<RegistrySettings.Login> login = login(fields);
    Optional<Path> caFile = SettingsFields.file(fields, "caFile");
    Optional<String> version =
        fields.value(
            "apiVersion",
            value -> Texts.of(value).filter(text -> text.matches("v[0-9][0-9a-z]{0,30}")),
            Fault.wrongForm("v1alpha3", "must be such as {example}"));
    RegistrySettings.Placement placement =
        fields
            .value(
                "placement",
                value -> Texts.of(value).flatMap(RegistrySettings.Placement::of),
                Fault.of(ViolationCode.NOT_ONE_OF, "must be own-version, same-version or none")
                    .with("allowed", List.of("own-version", "same-version", "none")))
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
        Fault.of(
                ViolationCode.NOT_TOGETHER,
                "and password must be given together, and no token beside them")
            .with("with", "token"));
    return token
        .<RegistrySettings.Login>map(RegistrySettings.Login.Token::new)
        .or(
            () ->
                user.flatMap(
                    name -> password.map(word -> new RegistrySettings.Login.Password(name, word))));
  }
}

package npuc.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import npuc.environment.SecretText;
import npuc.input.Fields;
import npuc.input.Texts;
import npuc.platform.Quantity;
import npuc.refusal.Fault;
import npuc.refusal.Violation;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.ArtifactUri;
import npuc.registry.BucketUri;
import npuc.registry.VolumeUri;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the settings of sources: all that is wrong with them at once. */
public final class SourceSettingsReader {
  private static final String HOST = "[A-Za-z0-9.\\[\\]:_-]{1,260}";

  private final Violations violations = new Violations();

  private SourceSettingsReader() {}

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException naming every field that is wrong; no value is part of it
   */
  public static SourceSettings read(String text) {
    var reader = new SourceSettingsReader();
    Optional<ObjectNode> object = object(text);
    if (object.isEmpty()) {
      throw new IllegalArgumentException("must be a JSON object");
    }
    SourceSettings settings = reader.settings(new Fields(object.get(), "", reader.violations));
    List<String> wrong = new ArrayList<>();
    for (Violation found : reader.violations.list()) {
      wrong.add(found.field() + " " + found.message());
    }
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", wrong));
    }
    return settings;
  }

  /** The parser's own words would show the secrets around a mistake. */
  private static Optional<ObjectNode> object(String text) {
    try {
      return JsonMapper.shared().readTree(text) instanceof ObjectNode found
          ? Optional.of(found)
          : Optional.empty();
    } catch (JacksonException notJson) {
      return Optional.empty();
    }
  }

  private SourceSettings settings(Fields fields) {
    var read =
        new SourceSettings(
            hub(inner(fields, "hub")),
            s3(inner(fields, "s3")),
            hosts(fields),
            SettingsFields.uri(fields, "proxy"),
            SettingsFields.file(fields, "caFile"),
            fields
                .value(
                    "claim",
                    value -> Texts.of(value).filter(VolumeUri::isClaim),
                    Fault.wrongForm("models", "must name a volume claim"))
                .orElse(SourceSettings.CLAIM),
            fields
                .value(
                    "keepBytes",
                    Quantity::read,
                    Fault.wrongForm("500Gi", "must be a quantity such as {example}"))
                .map(Quantity::wholeUnits),
            bucket(fields),
            new RegistrySettingsReader(violations).read(fields));
    fields.refuseOthers();
    return read;
  }

  private SourceSettings.Hub hub(Fields fields) {
    var hub =
        new SourceSettings.Hub(
            SettingsFields.uri(fields, "endpoint").orElse(SourceSettings.Hub.PUBLIC.endpoint()),
            SettingsFields.secret(fields, "token"));
    fields.refuseOthers();
    return hub;
  }

  private SourceSettings.S3 s3(Fields fields) {
    Optional<SecretText> id = SettingsFields.secret(fields, "accessKeyId");
    Optional<SecretText> key = SettingsFields.secret(fields, "secretAccessKey");
    Optional<AwsKeys> keys = AwsKeys.of(id, key, SettingsFields.secret(fields, "sessionToken"));
    violations.require(
        id.isPresent() == key.isPresent(),
        fields.path("accessKeyId"),
        Fault.of(
                ViolationCode.NOT_TOGETHER,
                "and secretAccessKey must be given together, or none of them")
            .with("with", "secretAccessKey"));
    var read =
        new SourceSettings.S3(
            SettingsFields.uri(fields, "endpoint"),
            fields.text("region", SettingsFields.MAX_TEXT),
            keys);
    fields.refuseOthers();
    return read;
  }

  private List<String> hosts(Fields fields) {
    List<String> hosts = fields.texts("hosts", SettingsFields.MAX_TEXT);
    violations.require(
        hosts.stream().allMatch(host -> host.matches(HOST)),
        "hosts",
        Fault.wrongForm(
            "minio.corp:9000", "must be names of hosts, each with a port or without: {example}"));
    return hosts;
  }

  private Optional<BucketUri> bucket(Fields fields) {
    return fields
        .text("copyTo", ArtifactUri.MAX_BYTES)
        .flatMap(text -> BucketUri.read(text, "copyTo", violations));
  }

  private Fields inner(Fields fields, String name) {
    return new Fields(fields.object(name), fields.path(name), violations);
  }
}

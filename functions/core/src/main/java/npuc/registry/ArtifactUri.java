package npuc.registry;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;

/** Where the files of an artifact are: on a volume, or at a source that a Job fetches them from. */
public sealed interface ArtifactUri permits VolumeUri, SourceUri {
  /** More than any of them needs. */
  int MAX_BYTES = 1024;

  Fault TOO_LONG =
      Fault.of(ViolationCode.TOO_LONG, "must be at most {max} bytes long")
          .with("max", MAX_BYTES)
          .with("unit", "bytes");

  /** The forms, as a person is told them. */
  List<String> FORMS =
      List.of(
          "pvc://<claim>/<path>",
          "hf://<org>/<model>[@<revision>][/<file>]",
          "s3://<bucket>/<key>",
          "https://<host>/<file>",
          "mlflow://<registry>/<model>/<version>");

  /** How it is written, which is how it is stored. */
  @JsonValue
  String text();

  /** The last part of the path: what the file or folder is called. */
  String name();

  /**
   * Reads a uri; every way in which it is wrong is added to {@code violations} at {@code field}.
   */
  static Optional<ArtifactUri> parse(String text, String field, Violations violations) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      violations.add(field, TOO_LONG);
      return Optional.empty();
    }
    return switch (scheme(text)) {
      case "hf" -> HubUri.parse(text, field, violations).map(uri -> uri);
      case "s3" -> BucketUri.parse(text, field, violations).map(uri -> uri);
      case "https", "http" -> WebUri.parse(text, field, violations).map(uri -> uri);
      case "mlflow" -> RegistryUri.parse(text, field, violations).map(uri -> uri);
      case "pvc" -> VolumeUri.parse(text, field, violations).map(uri -> uri);
      default -> {
        violations.add(
            field,
            Fault.of(
                    ViolationCode.NOT_ONE_OF,
                    "must be one of {allowed}, such as pvc://models/a.tflite or hf://org/model")
                .with("allowed", FORMS));
        yield Optional.empty();
      }
    };
  }

  /** One that was read before it was stored. */
  @JsonCreator
  static ArtifactUri stored(String text) {
    return parse(text, "uri", new Violations())
        .orElseThrow(() -> new IllegalArgumentException("not the uri of an artifact: " + text));
  }

  private static String scheme(String text) {
    int end = text.indexOf("://");
    return end < 0 ? "" : text.substring(0, end);
  }
}

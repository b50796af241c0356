package npuc.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import npuc.environment.SecretText;

/**
 * What the user of a compilation gives along for its source, out of its environment.
 *
 * @param values by the name of the variable, only those in {@link #NAMES}
 */
public record SourceSecrets(Map<String, SecretText> values) {
  private static final String HUB_TOKEN = "HF_TOKEN";

  /** Variables that are for the source; their names are those of huggingface_hub and AWS. */
  public static final Set<String> NAMES =
      Set.of(
          HUB_TOKEN,
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_REGION");

  public static final SourceSecrets NONE = new SourceSecrets(Map.of());

  public SourceSecrets {
    values = Map.copyOf(values);
  }

  /** For a hub. */
  public Optional<SecretText> hubToken() {
    return get(HUB_TOKEN);
  }

  /** Keys for S3, where both parts are given. */
  public Optional<AwsKeys> awsKeys() {
    return AwsKeys.of(
        get("AWS_ACCESS_KEY_ID"), get("AWS_SECRET_ACCESS_KEY"), get("AWS_SESSION_TOKEN"));
  }

  public Optional<String> awsRegion() {
    return get("AWS_REGION").map(SecretText::plain);
  }

  private Optional<SecretText> get(String name) {
    return Optional.ofNullable(values.get(name));
  }
}

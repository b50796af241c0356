package npuc.source;

import java.util.Optional;
import npuc.environment.SecretText;

/** Keys that sign requests to S3. */
public record AwsKeys(SecretText id, SecretText secret, Optional<SecretText> sessionToken) {
  static Optional<AwsKeys> of(
      Optional<SecretText> id, Optional<SecretText> secret, Optional<SecretText> sessionToken) {
    return id.flatMap(key -> secret.map(value -> new AwsKeys(key, value, sessionToken)));
  }
}

package npuc.lambda.secretsmanager;

import java.util.Optional;
import java.util.function.Supplier;
import npuc.lambda.sdk.AwsCalls;
import npuc.retry.RetryableException;
import npuc.source.SourceSettings;
import npuc.source.SourceSettingsReader;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretsManagerException;

/**
 * The settings of sources, out of a secret of Secrets Manager whose text is their JSON. Read when
 * they are first needed, and kept as long as the function's process lives; so a change is met by
 * new processes, and by all after the next deployment.
 */
public final class SecretSourceSettings implements Supplier<SourceSettings> {
  private final Supplier<SecretsManagerClient> secrets;
  private final Optional<String> name;
  private volatile Optional<SourceSettings> read = Optional.empty();

  /**
   * Reads nothing yet.
   *
   * @param name of the secret; empty: nothing is set
   */
  public SecretSourceSettings(Supplier<SecretsManagerClient> secrets, Optional<String> name) {
    this.secrets = secrets;
    this.name = name;
  }

  /**
   * The settings.
   *
   * @throws RetryableException when the secret can't be read, or is wrong: its owner can mend it,
   *     and whoever sends a request can't
   */
  @Override
  public SourceSettings get() {
    if (read.isEmpty()) {
      read = Optional.of(name.map(this::read).orElse(SourceSettings.NONE));
    }
    return read.get();
  }

  private SourceSettings read(String secret) {
    try {
      return SourceSettingsReader.read(text(secret));
    } catch (SecretsManagerException e) {
      throw new RetryableException("the secret " + secret + " can't be read", e);
    } catch (IllegalArgumentException wrong) {
      throw new RetryableException(
          "the secret %s is wrong: %s".formatted(secret, wrong.getMessage()), wrong);
    }
  }

  /** One that holds bytes is not JSON either. */
  private String text(String secret) {
    return Optional.ofNullable(
            AwsCalls.call(
                "the secret " + secret + " can't be read",
                () ->
                    secrets
                        .get()
                        .getSecretValue(request -> request.secretId(secret))
                        .secretString()))
        .orElse("");
  }
}

package npuc.environment;

/**
 * Seals secrets for storage and opens them again. Any number of threads may use it.
 *
 * <p>The key never leaves the box, and what it seals outlives it: a later box with the same key
 * opens it. Both calls change nothing, so that they may be repeated; a key service that does not
 * answer is a {@link npuc.retry.RetryableException}, and the caller's caller tries again.
 */
public interface SecretBox {

  /**
   * Seals a secret for one place. Two calls give different texts, so that equal secrets don't show.
   *
   * @param secret at most 32 KiB of UTF-8, without halves of surrogate pairs; empty is allowed
   */
  SealedSecret seal(SecretText secret, SecretPlace place);

  /**
   * Opens a sealed secret.
   *
   * @param place for which it was sealed: moved to another owner or another name, it doesn't open
   * @throws BrokenSealException if it is not what this box sealed for this place
   */
  SecretText open(SealedSecret sealed, SecretPlace place);
}

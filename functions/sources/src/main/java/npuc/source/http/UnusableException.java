package npuc.source.http;

import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/**
 * A service of others lets us not in, or answers what it never should. Who reaches for it makes an
 * outcome of it; the refusal says which service it is and what to do.
 */
public final class UnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  public UnusableException(Refusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  static UnusableException unusable(String message) {
    return new UnusableException(Refusal.of(RefusalCode.REGISTRY_UNUSABLE, message));
  }

  public Refusal refusal() {
    return refusal;
  }
}

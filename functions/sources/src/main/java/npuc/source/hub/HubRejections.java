package npuc.source.hub;

import java.net.URI;
import npuc.compilation.ReasonCode;
import npuc.registry.HubUri;
import npuc.source.file.Listing;
import npuc.source.net.Ask;
import npuc.source.net.RefusedException;
import npuc.source.net.UnseenException;

/**
 * What it means that a hub refuses: https://github.com/huggingface/huggingface_hub, utils/_http.py,
 * has what X-Error-Code says.
 */
record HubRejections(HubUri uri, URI endpoint, boolean hasToken) {

  /**
   * An explanation.
   *
   * @param isPinned whether a certain commit was asked for
   */
  RuntimeException explained(Ask.Rejection rejection, boolean isPinned) {
    String repository = uri.repository();
    return switch (rejection.code()) {
      case "GatedRepo" -> gated();
      case "RevisionNotFound", "EntryNotFound" ->
          isPinned
              ? Listing.changed(repository, "the hub says " + rejection.code())
              : missing(
                  "the hub has no revision %s of %s: check it after the @"
                      .formatted(uri.revisionOrMain(), repository));
      case "RepoNotFound" -> hasToken ? noRepository() : denied();
      default -> byStatus(rejection.status());
    };
  }

  private RuntimeException byStatus(int status) {
    return switch (status) {
      case 401, 403 ->
          hasToken
              ? new RefusedException(
                  ReasonCode.SOURCE_DENIED,
                  ("the hub refuses %s to the account of the token (HTTP %d): check that HF_TOKEN is"
                          + " valid and may read it")
                      .formatted(uri.repository(), status))
              : denied();
      case 404, 410 -> noRepository();
      default -> new UnseenException("the hub answers " + status);
    };
  }

  private RefusedException gated() {
    return new RefusedException(
        ReasonCode.SOURCE_GATED,
        ("the owner of %s decides who may read it, and %s: ask for access at %s/%s, then give the"
                + " secret HF_TOKEN of the account that was let in")
            .formatted(
                uri.repository(),
                hasToken ? "the account of HF_TOKEN is not let in" : "HF_TOKEN is not given",
                endpoint,
                uri.repository()));
  }

  /** A hub tells whoever has no token no difference between what is private and what is not. */
  private RefusedException denied() {
    return new RefusedException(
        ReasonCode.SOURCE_DENIED,
        ("nobody may read %s without a token, or there is no such repository: check its name, or give"
                + " the secret HF_TOKEN of an account that may")
            .formatted(uri.repository()));
  }

  private RefusedException noRepository() {
    return missing("the hub has no %s: check the name".formatted(uri.repository()));
  }

  private static RefusedException missing(String what) {
    return new RefusedException(ReasonCode.SOURCE_MISSING, what);
  }
}

package npuc.refusal;

/**
 * Why a request is not carried out. The code is stable and part of the API; it alone decides the
 * HTTP status.
 */
public enum RefusalCode {
  MALFORMED_REQUEST("MalformedRequest", 400),
  INVALID_PAGE_TOKEN("InvalidPageToken", 400),
  /** Nobody is told whether it is unknown, or expired, or no token at all. */
  UNAUTHENTICATED("Unauthenticated", 401),
  FORBIDDEN("Forbidden", 403),
  NOT_FOUND("NotFound", 404),
  METHOD_NOT_ALLOWED("MethodNotAllowed", 405),
  TOOLCHAIN_NOT_INSTALLED("ToolchainNotInstalled", 409),
  /** Nothing new is made of what is archived. */
  ARCHIVED("Archived", 409),
  /** Others need what is to be deleted. */
  HELD("Held", 409),
  STILL_ACTIVE("StillActive", 409),
  ALREADY_ENDED("AlreadyEnded", 409),
  NOT_RETRYABLE("NotRetryable", 409),
  OUTPUTS_EXPIRED("OutputsExpired", 409),
  NO_SAVED_OPTIONS("NoSavedOptions", 409),
  NO_MANIFEST("NoManifest", 409),
  NOT_BROWSABLE("NotBrowsable", 409),
  UPLOAD_INCOMPLETE("UploadIncomplete", 409),
  TOO_MANY_UPLOADS("TooManyUploads", 409),
  TOO_MANY_WEBHOOKS("TooManyWebhooks", 409),
  /** Its receiver said that it is gone. */
  WEBHOOK_DISABLED("WebhookDisabled", 409),
  /** A version of an outer registry has nothing that can be compiled. */
  NOTHING_TO_IMPORT("NothingToImport", 409),
  /** What this deployment does not do, as another part of it does. */
  NOT_OFFERED("NotOffered", 409),
  PAYLOAD_TOO_LARGE("PayloadTooLarge", 413),
  UNSUPPORTED_MEDIA_TYPE("UnsupportedMediaType", 415),
  MISDIRECTED_REQUEST("MisdirectedRequest", 421),
  VALIDATION_FAILED("ValidationFailed", 422),
  IDEMPOTENCY_KEY_REUSED("IdempotencyKeyReused", 422),
  INTERNAL("Internal", 500),
  /** An outer registry does not let this service in, or not do this. */
  REGISTRY_DENIED("RegistryDenied", 502),
  /** An outer registry answers what its kind never does, or refuses what it should take. */
  REGISTRY_UNUSABLE("RegistryUnusable", 502),
  /** An outer registry does not answer. */
  REGISTRY_UNREACHABLE("RegistryUnreachable", 503),
  TEMPORARILY_UNAVAILABLE("TemporarilyUnavailable", 503),
  NO_ROOM("NoRoom", 507);

  private final String code;
  private final int status;

  RefusalCode(String code, int status) {
    this.code = code;
    this.status = status;
  }

  /** The word used in the API. */
  public String code() {
    return code;
  }

  /** The HTTP status that says the same. */
  public int status() {
    return status;
  }
}

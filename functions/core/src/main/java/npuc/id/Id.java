package npuc.id;

/** Identity of one thing, written as a letter for its kind, a hyphen and a ULID. */
public sealed interface Id
    permits ModelId,
        VersionId,
        ArtifactId,
        CompilationId,
        CompilationSetId,
        UploadId,
        WebhookId,
        DeliveryId,
        TokenId {
  Ulid ulid();
}

package npuc.api;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import npuc.hash.Sha256;
import npuc.id.ArtifactId;
import npuc.id.ModelId;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.registry.outer.FoundVersion;

/**
 * The ids of what is imported. They follow from what it is in its registry and from when it was
 * made there, so they are the same each time; and as any other they are ordered by time of
 * creation.
 *
 * @param registry its name in the settings
 */
record ImportIds(String registry, FoundVersion found) {
  private static final int RANDOM_BYTES = 10;

  ModelId model() {
    return new ModelId(ulid(found.model().createdAt(), "model", found.model().id()));
  }

  VersionId version() {
    return new VersionId(ofVersion("version"));
  }

  ArtifactId artifact() {
    return new ArtifactId(ofVersion("artifact"));
  }

  private Ulid ofVersion(String kind) {
    return ulid(found.version().createdAt(), kind, model() + "\n" + found.version().id());
  }

  private Ulid ulid(Instant at, String kind, String identity) {
    String all = kind + "\n" + registry + "\n" + identity;
    byte[] hash = Sha256.digest(all.getBytes(StandardCharsets.UTF_8));
    return Ulid.of(at, Arrays.copyOf(hash, RANDOM_BYTES));
  }
}

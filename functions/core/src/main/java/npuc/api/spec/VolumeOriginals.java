package npuc.api.spec;

import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.ModelVolumes;
import npuc.registry.VolumeUri;

/** Originals on volumes, when they are registered. */
record VolumeOriginals(ModelVolumes volumes, Platforms platforms) {

  Original look(
      VolumeUri uri, Optional<PlatformName> format, Optional<String> given, Violations violations) {
    Optional<ModelVolumes.Presence.Found> found = find(uri, violations);
    Optional<String> actual = found.flatMap(there -> volumes.digest(uri));
    if (found.isPresent()) {
      ModelFiles files = ArtifactFiles.of(uri, volumes);
      format.ifPresent(name -> platforms.checkOriginal(name, files, "uri", violations));
      given.ifPresent(
          digest ->
              actual
                  .or(() -> format.flatMap(name -> platforms.digest(name, files)))
                  .filter(other -> !other.equals(digest))
                  .ifPresent(
                      other ->
                          violations.add(
                              "digest",
                              otherDigest(actual.isPresent() ? "file" : "folder", other))));
    }
    return new Original(
        uri,
        Optional.empty(),
        given.or(() -> actual),
        found.map(ModelVolumes.Presence.Found::sizeBytes));
  }

  /** What a volume says of what lies there. */
  static Fault unusable(ModelVolumes.Presence.Unusable found) {
    return Fault.of(ViolationCode.UNUSABLE_VOLUME, "{reason}")
        .with("rule", found.rule())
        .with("reason", found.wrong());
  }

  static Fault otherDigest(String kind, String actual) {
    return Fault.of(
            ViolationCode.OTHER_DIGEST,
            "is not that of the {kind}, which is {actual}; give that, or leave the field out")
        .with("kind", kind)
        .with("actual", actual);
  }

  private Optional<ModelVolumes.Presence.Found> find(VolumeUri uri, Violations violations) {
    return switch (volumes.look(uri)) {
      case ModelVolumes.Presence.Found found -> Optional.of(found);
      case ModelVolumes.Presence.Missing() -> {
        violations.add(
            "uri",
            Fault.of(ViolationCode.FILES_MISSING, "names no file or folder of that volume")
                .with("uri", uri.text()));
        yield Optional.empty();
      }
      case ModelVolumes.Presence.UnknownClaim() -> {
        violations.add(
            "uri",
            Fault.of(
                    ViolationCode.UNKNOWN_VOLUME,
                    "names a volume claim that does not exist: {claim}")
                .with("claim", uri.claim()));
        yield Optional.empty();
      }
      case ModelVolumes.Presence.Outside() -> {
        violations.add(
            "uri",
            Fault.of(ViolationCode.UNSAFE_PATH, "leads out of its volume through a link")
                .with("rule", "link"));
        yield Optional.empty();
      }
      case ModelVolumes.Presence.Unusable found -> {
        violations.add("uri", unusable(found));
        yield Optional.empty();
      }
      case ModelVolumes.Presence.Unseen() -> Optional.empty();
    };
  }
}

package npuc.api.spec;

import java.util.Optional;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
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
                              "is not that of the %s, which is %s; give that, or leave the field out"
                                  .formatted(actual.isPresent() ? "file" : "folder", other))));
    }
    return new Original(
        uri,
        Optional.empty(),
        given.or(() -> actual),
        found.map(ModelVolumes.Presence.Found::sizeBytes));
  }

  private Optional<ModelVolumes.Presence.Found> find(VolumeUri uri, Violations violations) {
    return switch (volumes.look(uri)) {
      case ModelVolumes.Presence.Found found -> Optional.of(found);
      case ModelVolumes.Presence.Missing() -> {
        violations.add("uri", "names no file or folder of that volume");
        yield Optional.empty();
      }
      case ModelVolumes.Presence.UnknownClaim() -> {
        violations.add("uri", "names a volume claim that does not exist: " + uri.claim());
        yield Optional.empty();
      }
      case ModelVolumes.Presence.Outside() -> {
        violations.add("uri", "leads out of its volume through a link");
        yield Optional.empty();
      }
      case ModelVolumes.Presence.Unusable(String wrong) -> {
        violations.add("uri", wrong);
        yield Optional.empty();
      }
      case ModelVolumes.Presence.Unseen() -> Optional.empty();
    };
  }
}

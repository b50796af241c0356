package npuc.api.spec;

import java.util.Optional;
import java.util.regex.Pattern;
import npuc.id.ArtifactId;
import npuc.id.Ulid;
import npuc.input.Fields;
import npuc.platform.ModelFiles;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.platform.tflite.TfliteCheck;
import npuc.refusal.Outcome;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;
import npuc.registry.ModelVolumes;
import npuc.registry.Version;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body that registers an original artifact, and looks whether its files are there. */
public final class ArtifactReader {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int MAX_NAME = 200;
  private static final int MAX_URI = 2_000;

  private final ModelVolumes volumes;
  private final Platforms platforms;

  public ArtifactReader(ModelVolumes volumes, Platforms platforms) {
    this.volumes = volumes;
    this.platforms = platforms;
  }

  public Outcome<Artifact> read(Version version, ObjectNode body, Ulid id) {
    var violations = new Violations();
    var fields = new Fields(body, "", violations);
    Optional<String> name = fields.text("name", MAX_NAME);
    Optional<PlatformName> platform = platform(fields, violations);
    Optional<ArtifactUri> uri =
        fields
            .requiredText("uri", MAX_URI)
            .flatMap(text -> ArtifactUri.parse(text, "uri", violations));
    Optional<String> digest = digest(fields, violations);
    Optional<Long> size = fields.whole("sizeBytes", 0, Long.MAX_VALUE);
    fields.refuseOthers();
    Optional<ModelVolumes.Presence.Found> found = uri.flatMap(at -> look(at, violations));
    Optional<String> actual = uri.filter(at -> found.isPresent()).flatMap(volumes::digest);
    if (found.isPresent()) {
      ModelFiles files = ArtifactFiles.of(uri.orElseThrow(), volumes);
      platform.ifPresent(format -> TfliteCheck.check(format, files, "uri", violations));
      digest.ifPresent(
          given ->
              actual
                  .or(() -> platform.flatMap(format -> platforms.digest(format, files)))
                  .filter(other -> !other.equals(given))
                  .ifPresent(
                      other ->
                          violations.add(
                              "digest",
                              "is not that of the %s, which is %s; give that, or leave the field out"
                                  .formatted(actual.isPresent() ? "file" : "folder", other))));
    }
    if (!violations.isEmpty()) {
      return Outcome.refused(violations.refusal());
    }
    return Outcome.done(
        new Artifact(
            new ArtifactId(id),
            version.modelId(),
            version.id(),
            name.orElseGet(() -> uri.orElseThrow().name()),
            platform.orElseThrow(),
            uri.orElseThrow(),
            digest.or(() -> actual),
            found.map(ModelVolumes.Presence.Found::sizeBytes).or(() -> size),
            id.time(),
            Optional.empty()));
  }

  private static Optional<PlatformName> platform(Fields fields, Violations violations) {
    return fields
        .requiredText("platform", 32)
        .flatMap(
            text -> {
              Optional<PlatformName> platform = PlatformName.parse(text);
              violations.require(
                  platform.isPresent(),
                  "platform",
                  "must be the format of the files in small letters, such as tflite or safetensors");
              return platform;
            });
  }

  private static Optional<String> digest(Fields fields, Violations violations) {
    return fields
        .text("digest", 80)
        .filter(
            text -> {
              boolean fits = DIGEST.matcher(text).matches();
              violations.require(fits, "digest", "must be sha256: and 64 hex characters");
              return fits;
            });
  }

  private Optional<ModelVolumes.Presence.Found> look(ArtifactUri uri, Violations violations) {
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

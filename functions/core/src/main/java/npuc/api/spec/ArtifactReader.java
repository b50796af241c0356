package npuc.api.spec;

import java.util.Optional;
import java.util.regex.Pattern;
import npuc.id.ArtifactId;
import npuc.id.Ulid;
import npuc.input.Fields;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.refusal.Fault;
import npuc.refusal.Outcome;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.ArtifactUri;
import npuc.registry.ModelVolumes;
import npuc.registry.SourceUri;
import npuc.registry.Version;
import npuc.registry.VolumeUri;
import npuc.source.ModelSources;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body that registers an original artifact, and looks whether its files are there. */
public final class ArtifactReader {
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final int MAX_NAME = 200;
  private static final int MAX_URI = 2_000;

  private final VolumeOriginals onVolumes;
  private final SourceOriginals atSources;

  public ArtifactReader(ModelVolumes volumes, ModelSources sources, Platforms platforms) {
    this.onVolumes = new VolumeOriginals(volumes, platforms);
    this.atSources = new SourceOriginals(sources, platforms);
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
    Optional<Original> original = uri.flatMap(at -> look(at, platform, digest, violations));
    if (!violations.isEmpty()) {
      return Outcome.refused(violations.refusal());
    }
    Original seen = original.orElseThrow();
    return Outcome.done(
        new Artifact(
            new ArtifactId(id),
            version.modelId(),
            version.id(),
            name.orElseGet(() -> seen.uri().name()),
            platform.orElseThrow(),
            seen.uri(),
            seen.pin(),
            seen.digest(),
            seen.sizeBytes().or(() -> size),
            id.time(),
            Optional.empty()));
  }

  /** A source is asked only for what is right so far: it may be far away. */
  private Optional<Original> look(
      ArtifactUri uri,
      Optional<PlatformName> format,
      Optional<String> digest,
      Violations violations) {
    return switch (uri) {
      case VolumeUri volume -> Optional.of(onVolumes.look(volume, format, digest, violations));
      case SourceUri source ->
          violations.isEmpty()
              ? atSources.look(source, format.orElseThrow(), digest, violations)
              : Optional.empty();
    };
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
                  Fault.wrongForm(
                      "tflite",
                      "must be the format of the files in small letters, such as {example} or"
                          + " safetensors"));
              return platform;
            });
  }

  private static Optional<String> digest(Fields fields, Violations violations) {
    return fields
        .text("digest", 80)
        .filter(
            text -> {
              boolean fits = DIGEST.matcher(text).matches();
              violations.require(
                  fits,
                  "digest",
                  Fault.wrongForm("sha256:<64 hex>", "must be sha256: and 64 hex characters"));
              return fits;
            });
  }
}

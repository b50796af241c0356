package npuc.api.spec;

import java.util.Optional;
import java.util.stream.Collectors;
import npuc.id.ArtifactId;
import npuc.input.Fields;
import npuc.paging.Page;
import npuc.platform.ModelFiles;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.ModelRegistry;
import npuc.registry.ModelVolumes;
import npuc.registry.Version;

/** Chooses the artifact that is compiled, and checks that it can be. */
public final class BaseArtifacts {
  private static final String FIELD = "baseArtifactId";

  private final ModelRegistry registry;
  private final ModelVolumes volumes;
  private final Platforms platforms;

  public BaseArtifacts(ModelRegistry registry, ModelVolumes volumes, Platforms platforms) {
    this.registry = registry;
    this.volumes = volumes;
    this.platforms = platforms;
  }

  /** The artifact that is named, or the newest original that the platform takes. */
  Optional<Artifact> choose(
      Version version, Optional<Platform> platform, Fields fields, Violations violations) {
    boolean named = fields.node(FIELD).isPresent();
    Optional<Artifact> chosen =
        named
            ? fields.text(FIELD, 64).flatMap(text -> find(version, text, violations))
            : platform.flatMap(target -> newestOriginal(version, target, violations));
    return chosen
        .filter(artifact -> isTaken(artifact, platform, violations))
        .filter(artifact -> isThere(artifact, violations));
  }

  /** Its files, to be read in small pieces. */
  ModelFiles files(Artifact artifact) {
    return ArtifactFiles.of(artifact.uri(), volumes);
  }

  private Optional<Artifact> find(Version version, String text, Violations violations) {
    Optional<Artifact> artifact =
        ArtifactId.parse(text).flatMap(id -> registry.findArtifact(version.id(), id));
    violations.require(artifact.isPresent(), FIELD, "names no artifact of this version: " + text);
    return artifact;
  }

  private Optional<Artifact> newestOriginal(
      Version version, Platform platform, Violations violations) {
    Optional<Artifact> newest =
        Page.all(page -> registry.originals(version.id(), page))
            .filter(artifact -> platform.accepts().contains(artifact.platform()))
            .findFirst();
    violations.require(
        newest.isPresent(),
        FIELD,
        "can't be chosen: this version has no artifact of the format %s; register one first"
            .formatted(formats(platform)));
    return newest;
  }

  private boolean isTaken(Artifact artifact, Optional<Platform> platform, Violations violations) {
    if (platforms.isCompiled(artifact.platform())) {
      violations.add(
          FIELD, "is compiled already (" + artifact.platform() + "); choose an original artifact");
      return false;
    }
    boolean taken =
        platform.map(target -> target.accepts().contains(artifact.platform())).orElse(true);
    violations.require(
        taken,
        FIELD,
        "is of the format %s, but this platform takes %s; choose another artifact or platform"
            .formatted(artifact.platform(), platform.map(BaseArtifacts::formats).orElse("")));
    return taken;
  }

  private static String formats(Platform platform) {
    return platform.accepts().stream()
        .map(PlatformName::value)
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  private boolean isThere(Artifact artifact, Violations violations) {
    Optional<String> wrong = wrong(artifact);
    wrong.ifPresent(found -> violations.add(FIELD, found));
    return wrong.isEmpty();
  }

  private Optional<String> wrong(Artifact artifact) {
    return switch (volumes.look(artifact.uri())) {
      case ModelVolumes.Presence.Found found ->
          new ChangedFile(artifact, volumes, platforms).isChanged()
              ? Optional.of(
                  "is not the %s any more that was registered: register %s again and compile that"
                      .formatted(
                          volumes.size(artifact.uri()).isPresent() ? "file" : "folder",
                          artifact.uri()))
              : Optional.empty();
      case ModelVolumes.Presence.Unusable(String wrong) -> Optional.of(wrong);
      case ModelVolumes.Presence.Unseen() -> Optional.empty();
      case ModelVolumes.Presence.UnknownClaim() ->
          Optional.of(
              "lies on the volume %s, which this service was not started with; start it with that"
                  .formatted(artifact.uri().claim()));
      case ModelVolumes.Presence.Missing(), ModelVolumes.Presence.Outside() ->
          Optional.of(
              "has no files any more at %s; copy them back, or register them where they are"
                  .formatted(artifact.uri()));
    };
  }
}

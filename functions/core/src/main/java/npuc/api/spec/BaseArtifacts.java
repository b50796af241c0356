package npuc.api.spec;

import java.util.Optional;
import java.util.stream.Collectors;
import npuc.id.ArtifactId;
import npuc.input.Fields;
import npuc.paging.Page;
import npuc.platform.Platform;
import npuc.platform.PlatformName;
import npuc.platform.Platforms;
import npuc.refusal.Fault;
import npuc.refusal.ViolationCode;
import npuc.refusal.Violations;
import npuc.registry.Artifact;
import npuc.registry.ModelRegistry;
import npuc.registry.ModelVolumes;
import npuc.registry.SourceUri;
import npuc.registry.Version;
import npuc.registry.VolumeUri;
import npuc.source.SourceSecrets;

/** Chooses the artifact that is compiled, and checks that it can be. */
public final class BaseArtifacts {
  private static final String FIELD = "baseArtifactId";

  private final ModelRegistry registry;
  private final ModelVolumes volumes;
  private final SourceBases sources;
  private final Platforms platforms;

  public BaseArtifacts(
      ModelRegistry registry, ModelVolumes volumes, SourceBases sources, Platforms platforms) {
    this.registry = registry;
    this.volumes = volumes;
    this.sources = sources;
    this.platforms = platforms;
  }

  /**
   * The artifact that is named, or the newest original that the platform takes and that is not
   * archived.
   *
   * @param secrets for its source
   */
  Optional<ChosenBase> choose(
      Version version,
      Optional<Platform> platform,
      SourceSecrets secrets,
      Fields fields,
      Violations violations) {
    boolean named = fields.node(FIELD).isPresent();
    Optional<Artifact> chosen =
        named
            ? fields.text(FIELD, 64).flatMap(text -> find(version, text, violations))
            : platform.flatMap(target -> newestOriginal(version, target, violations));
    return chosen
        .filter(artifact -> isTaken(artifact, platform, violations))
        .flatMap(artifact -> open(artifact, secrets, violations));
  }

  private Optional<ChosenBase> open(
      Artifact artifact, SourceSecrets secrets, Violations violations) {
    return switch (artifact.uri()) {
      case VolumeUri volume -> open(artifact, volume, violations);
      case SourceUri source -> sources.open(artifact, source, secrets, FIELD, violations);
    };
  }

  private Optional<Artifact> find(Version version, String text, Violations violations) {
    Optional<Artifact> artifact =
        ArtifactId.parse(text).flatMap(id -> registry.findArtifact(version.id(), id));
    violations.require(
        artifact.isPresent(),
        FIELD,
        Fault.of(ViolationCode.UNKNOWN_ARTIFACT, "names no artifact of this version: {id}")
            .with("id", text));
    return artifact;
  }

  private Optional<Artifact> newestOriginal(
      Version version, Platform platform, Violations violations) {
    Optional<Artifact> newest =
        Page.all(page -> registry.originals(version.id(), page))
            .filter(artifact -> platform.accepts().contains(artifact.platform()))
            .filter(artifact -> !artifact.archived())
            .findFirst();
    violations.require(
        newest.isPresent(),
        FIELD,
        Fault.of(
                ViolationCode.NO_ORIGINAL,
                "can't be chosen: this version has no artifact of the format {formats} that is not"
                    + " archived; register one first")
            .with("formats", formats(platform)));
    return newest;
  }

  private boolean isTaken(Artifact artifact, Optional<Platform> platform, Violations violations) {
    if (platforms.isCompiled(artifact.platform())) {
      violations.add(
          FIELD,
          Fault.of(
                  ViolationCode.ALREADY_COMPILED,
                  "is compiled already ({platform}); choose an original artifact")
              .with("platform", artifact.platform().value()));
      return false;
    }
    boolean taken =
        platform.map(target -> target.accepts().contains(artifact.platform())).orElse(true);
    violations.require(
        taken,
        FIELD,
        Fault.of(
                ViolationCode.WRONG_FORMAT,
                "is of the format {format}, but this platform takes {accepted}; choose another"
                    + " artifact or platform")
            .with("format", artifact.platform().value())
            .with("accepted", platform.map(BaseArtifacts::formats).orElse("")));
    return taken;
  }

  private static String formats(Platform platform) {
    return platform.accepts().stream()
        .map(PlatformName::value)
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  private Optional<ChosenBase> open(Artifact artifact, VolumeUri uri, Violations violations) {
    Optional<Fault> wrong = wrong(artifact, uri);
    wrong.ifPresent(found -> violations.add(FIELD, found));
    return wrong.isPresent()
        ? Optional.empty()
        : Optional.of(new ChosenBase(artifact, Optional.empty(), ArtifactFiles.of(uri, volumes)));
  }

  private Optional<Fault> wrong(Artifact artifact, VolumeUri uri) {
    return switch (volumes.look(uri)) {
      case ModelVolumes.Presence.Found found ->
          new ChangedFile(artifact, uri, volumes, platforms).isChanged()
              ? Optional.of(
                  Fault.of(
                          ViolationCode.FILE_CHANGED,
                          "is not the {kind} any more that was registered: register {uri} again, as"
                              + " a new artifact, and compile that")
                      .with("kind", volumes.size(uri).isPresent() ? "file" : "folder")
                      .with("uri", uri.text()))
              : Optional.empty();
      case ModelVolumes.Presence.Unusable found -> Optional.of(VolumeOriginals.unusable(found));
      case ModelVolumes.Presence.Unseen() -> Optional.empty();
      case ModelVolumes.Presence.UnknownClaim() ->
          Optional.of(
              Fault.of(
                      ViolationCode.UNKNOWN_VOLUME,
                      "lies on the volume {claim}, which this service was not started with; start"
                          + " it with that")
                  .with("claim", uri.claim()));
      case ModelVolumes.Presence.Missing(), ModelVolumes.Presence.Outside() ->
          Optional.of(
              Fault.of(
                      ViolationCode.FILES_MISSING,
                      "has no files any more at {uri}; copy them back, or register them where they"
                          + " are")
                  .with("uri", uri.text()));
    };
  }
}

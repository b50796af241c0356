package npuc.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.application.Ports;
import npuc.hash.Sha256;
import npuc.id.ArtifactId;
import npuc.id.ModelId;
import npuc.id.Ulid;
import npuc.id.VersionId;
import npuc.paging.Page;
import npuc.platform.PlatformName;
import npuc.registry.Artifact;
import npuc.registry.Model;
import npuc.registry.Version;
import npuc.registry.VolumeUri;

/**
 * Something to compile at once: the int8 wake-word models of the PyPI package pymicro-wakeword
 * (Apache-2.0), which {@code make setup} installs.
 */
final class Samples {
  static final String CLAIM = "samples";
  private static final String VERSION = "pymicro-wakeword 2.5.0";
  private static final PlatformName TFLITE = new PlatformName("tflite");

  private final Path home;
  private final Path volume;
  private final Ports ports;

  /**
   * The samples of a checkout.
   *
   * @param volume the folder of the claim {@code samples}
   */
  Samples(Path home, Path volume, Ports ports) {
    this.home = home;
    this.volume = volume;
    this.ports = ports;
  }

  /** Registers them where they are wanted: always, never, or in an empty registry. */
  void register(Optional<Boolean> wanted) {
    List<String> known = Page.all(ports.registry()::models).map(Model::name).toList();
    if (wanted.orElse(known.isEmpty())) {
      files().stream().filter(file -> !known.contains(name(file))).forEach(this::register);
    }
  }

  private void register(Path file) {
    Ulid id = ports.ids().next();
    var model =
        new Model(
            new ModelId(id), name(file), "Sample: a wake-word model, int8 tflite.", id.time());
    var version = new Version(new VersionId(id), model.id(), VERSION, id.time());
    Artifact artifact = artifact(version, copy(file), id);
    ports.registry().addModel(model);
    ports.registry().addVersion(version);
    ports.registry().addArtifact(artifact);
  }

  private static Artifact artifact(Version version, Path file, Ulid id) {
    try {
      byte[] content = Files.readAllBytes(file);
      String path = name(file) + "/" + file.getFileName();
      return new Artifact(
          new ArtifactId(id),
          version.modelId(),
          version.id(),
          file.getFileName().toString(),
          TFLITE,
          new VolumeUri(CLAIM, path),
          Optional.empty(),
          Optional.of("sha256:" + Sha256.hex(content)),
          Optional.of((long) content.length),
          id.time(),
          Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path copy(Path file) {
    Path folder = volume.resolve(name(file));
    Path target = folder.resolve(file.getFileName());
    try {
      Files.createDirectories(folder);
      if (!Files.exists(target)) {
        Files.copy(file, target);
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> files() {
    Path lib = home.resolve(".venv/lib");
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    try (Stream<Path> found =
        Files.find(lib, 5, (path, file) -> path.toString().endsWith(".tflite"))) {
      return found.filter(path -> path.toString().contains("pymicro_wakeword")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.tflite$", "");
  }
}

package npuc.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import npuc.Eventually;
import npuc.api.Answer;
import npuc.local.process.LeftJobs;

/** The whole local service in this process, on a free port, and what tests often do with it. */
final class RunningService extends HttpApi implements AutoCloseable {
  /** A TFLite file of a table without fields: enough for the stand-in compiler. */
  static final byte[] TINY_MODEL =
      "\f\0\0\0TFL3\4\0\4\0\4\0\0\0 not much of a model".getBytes(StandardCharsets.ISO_8859_1);

  private static final Set<String> ENDS = Set.of("Registered", "Failed", "Stopped");

  private final LocalService service;
  private final Path volume;
  private final Path data;

  private RunningService(Path data, Path volume, LocalService service) {
    this.data = data;
    this.volume = volume;
    this.service = service;
    service.start();
  }

  /** Starts it with a stand-in that compiles everything well. */
  static RunningService start(Path folder) throws IOException {
    return start(folder, StandInHome.in(folder.resolve("home"), StandInHome.GOOD).path());
  }

  /** Starts it with data and a volume of the claim {@code models} below a folder. */
  static RunningService start(Path folder, Path home) {
    return start(folder, home, Map.of());
  }

  /** Starts it with other settings too. */
  static RunningService start(Path folder, Path home, Map<String, String> more) {
    Path volume = folder.resolve("models");
    var environment = new HashMap<String, String>();
    environment.put("NPUC_PORT", "0");
    environment.put("NPUC_DATA", folder.resolve("data").toString());
    environment.put("NPUC_VOLUMES", "models=" + volume);
    environment.put("NPUC_SAMPLES", "0");
    environment.put("NPUC_HOME", home.toString());
    environment.put("NPUC_CPU", "4");
    environment.put("NPUC_MEMORY", "16Gi");
    environment.putAll(more);
    try {
      Files.createDirectories(volume);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LocalSettings settings = LocalSettings.from(environment);
    return new RunningService(settings.data(), volume, new LocalService(settings));
  }

  Path data() {
    return data;
  }

  Path volume() {
    return volume;
  }

  @Override
  String url() {
    return service.url();
  }

  /** A new version with a tiny tflite artifact in a folder of its own: its path. */
  String tinyVersion() {
    return versionOf(TINY_MODEL);
  }

  String versionOf(byte[] model) {
    String version = emptyVersion();
    String file = version.substring(version.lastIndexOf('/') + 1) + "/tiny.tflite";
    put(file, model);
    artifact(version, "tflite", "pvc://models/" + file).expect(201);
    return version;
  }

  /** Writes a file into the volume {@code models}. */
  Path put(String path, byte[] content) {
    try {
      Path file = volume.resolve(path);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The compilation as soon as it is in a phase. */
  Answer reached(String id, String phase) {
    return Eventually.see(
        phase, () -> compilation(id), now -> now.phase().equals(phase) || ended(now));
  }

  /** The compilation when it has ended. */
  Answer ended(String id) {
    return Eventually.see("an end", () -> compilation(id), RunningService::ended);
  }

  private static boolean ended(Answer compilation) {
    return ENDS.contains(compilation.phase())
        || compilation.text("/registration/state").equals("Failed");
  }

  /** Ends the service alone: its Jobs go on. */
  void stop() {
    service.close();
  }

  /** Ends the service and its Jobs. */
  @Override
  public void close() {
    stop();
    LeftJobs.end(data);
  }
}

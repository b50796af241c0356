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
import npuc.local.process.LeftJobs;
import tools.jackson.databind.JsonNode;

/** The whole local service in this process, on a free port, and what tests often do with it. */
final class RunningService implements AutoCloseable {
  /** The beginning of a TFLite file: enough for the stand-in compiler. */
  static final byte[] TINY_MODEL =
      "\u001c\0\0\0TFL3 not much of a model".getBytes(StandardCharsets.ISO_8859_1);

  private static final Set<String> ENDS = Set.of("Registered", "Failed", "Stopped");

  private final LocalService service;
  private final Path volume;
  private final Path data;
  final ApiClient api;

  private RunningService(Path data, Path volume, LocalService service) {
    this.data = data;
    this.volume = volume;
    this.service = service;
    service.start();
    this.api = new ApiClient(service.url());
  }

  /** Starts it with data and a volume of the claim {@code models} below a folder. */
  static RunningService start(Path folder, Path home) {
    return start(folder, home, Map.of());
  }

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
    LocalSettings config = LocalSettings.from(environment);
    return new RunningService(config.data(), volume, new LocalService(config));
  }

  Path data() {
    return data;
  }

  Path volume() {
    return volume;
  }

  String url() {
    return service.url();
  }

  /** A new version of a new model, without artifacts: its path. */
  String emptyVersion() {
    String model = api.post("/v1/models", Map.of("name", "a model")).expect(201).text("id");
    Answer version = api.post("/v1/models/" + model + "/versions", Map.of("name", "1")).expect(201);
    return version.header("Location").orElseThrow();
  }

  /** A new version with a tiny tflite artifact in a folder of its own: its path. */
  String tinyVersion() {
    return versionOf(TINY_MODEL);
  }

  String versionOf(byte[] model) {
    String version = emptyVersion();
    String folder = version.substring(version.lastIndexOf('/') + 1);
    put(folder + "/tiny.tflite", model);
    artifact(version, "tflite", "pvc://models/" + folder + "/tiny.tflite").expect(201);
    return version;
  }

  Answer artifact(String version, String platform, String uri) {
    return api.post(version + "/artifacts", Map.of("platform", platform, "uri", uri));
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

  Answer compile(String version) {
    return compile(version, Map.of("platform", "ethos-u"));
  }

  Answer compile(String version, Object body) {
    return api.post(version + "/compilations", body);
  }

  Answer compilation(String id) {
    return api.get("/v1/compilations/" + id).expect(200);
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

  Answer log(String id, String step, int attempt) {
    return api.get("/v1/compilations/" + id + "/steps/" + step + "/attempts/" + attempt + "/log")
        .expect(200);
  }

  /** How many compilations a version has. */
  int count(String version) {
    JsonNode page = api.get(version + "/compilations?limit=100").expect(200).json();
    return page.get("items").size();
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

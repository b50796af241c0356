package npuc.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import npuc.Eventually;
import npuc.api.Answer;
import npuc.hash.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A model of one's own, without a mounted volume: sent over HTTP, registered and compiled. */
class UploadHttpTest {
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private RunningService service;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    service = RunningService.start(folder);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void whatIsUploadedCanBeRegisteredAndCompiled() throws Exception {
    Answer begun = begin("tiny.tflite", RunningService.TINY_MODEL);
    assertEquals(204, put(url(begun, 0), RunningService.TINY_MODEL).statusCode());

    Answer complete = completed(begun);

    String uri = complete.text("uri");
    String digest = Sha256.hex(RunningService.TINY_MODEL);
    assertEquals("pvc://uploads/" + digest + "/tiny.tflite", uri);
    String version = service.versionWith("tflite", uri);
    String id = service.compile(version).expect(201).text("id");
    assertEquals("Registered", service.ended(id).phase());
    Answer files = service.get("/v1/volumes/uploads/files?path=" + digest).expect(200);
    assertEquals(
        List.of("tiny.tflite"),
        files
            .json()
            .get("items")
            .valueStream()
            .filter(entry -> !entry.get("folder").asBoolean())
            .map(entry -> entry.get("name").asString())
            .toList());
  }

  @Test
  void aPartMayBeFarLargerThanABodyOfTheApi() throws Exception {
    byte[] model = new byte[5 * 1024 * 1024];
    new Random(1).nextBytes(model);
    Answer begun = begin("m.bin", model);
    int partBytes = begun.json().get("partBytes").asInt();

    assertEquals(
        204, put(url(begun, 1), Arrays.copyOfRange(model, partBytes, model.length)).statusCode());
    assertEquals(422, put(url(begun, 0), new byte[7]).statusCode());
    assertEquals(204, put(url(begun, 0), Arrays.copyOf(model, partBytes)).statusCode());

    String place = completed(begun).text("uri").replace("pvc://uploads/", "volumes/uploads/");
    assertEquals(Sha256.hex(model), Sha256.hex(Files.readAllBytes(service.data().resolve(place))));
  }

  @Test
  void aPartOfAnUploadThatIsNotThereIsRefused() throws Exception {
    String path = "/v1/uploads/u-01kaxfc3m5p7r9t1v3x5z7b9d1/files/1/parts/1";

    assertEquals(404, put(path, new byte[1]).statusCode());
    assertEquals(404, put("/v1/uploads/none/files/1/parts/1", new byte[1]).statusCode());
  }

  private Answer begin(String path, byte[] bytes) {
    var file = Map.of("path", path, "sizeBytes", bytes.length, "sha256", Sha256.hex(bytes));
    return service.post("/v1/uploads", Map.of("files", List.of(file))).expect(201);
  }

  private static String url(Answer begun, int part) {
    JsonNode found = begun.json().at("/files/0/parts/" + part);
    return found.get("url").asString();
  }

  private Answer completed(Answer begun) {
    String path = "/v1/uploads/" + begun.text("id");
    service.post(path + "/complete");
    return Eventually.see(
        "an end of the check",
        () -> service.get(path),
        now -> !now.text("phase").equals("Checking"));
  }

  private HttpResponse<String> put(String path, byte[] bytes)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(service.url() + path))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

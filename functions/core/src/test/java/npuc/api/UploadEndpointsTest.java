package npuc.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import npuc.hash.Sha256;
import npuc.id.UploadId;
import npuc.registry.VolumeUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How uploads are begun, looked at, completed and discarded, and what is refused. */
class UploadEndpointsTest {
  private static final String SHA256 = Sha256.hex("abc".getBytes(StandardCharsets.UTF_8));

  private final MemoryApi api = new MemoryApi();

  @Test
  void anUploadIsBegunSentAndCompleted() {
    Answer begun = begin("kws.tflite").expect(201);
    String location = begun.header("Location").orElseThrow();
    assertEquals("/v1/uploads/" + begun.text("id"), location);
    assertEquals("Receiving", begun.text("phase"));
    assertEquals("3", begun.text("/files/0/parts/0/sizeBytes"));

    api.post(location + "/complete").expectProblem(409, "UploadIncomplete");
    send(begun, 0);
    Answer completed = api.post(location + "/complete").expect(200);

    assertEquals("Complete", completed.text("phase"));
    assertEquals("pvc://uploads/" + SHA256 + "/kws.tflite", completed.text("uri"));
    assertEquals("sha256:" + SHA256, completed.text("digest"));
    Answer seen = api.get(location).expect(200);
    assertEquals("Complete", seen.text("phase"));
    assertEquals(completed.text("uri"), seen.text("uri"));
  }

  @Test
  void filesThatDoNotMatchAreNamed() {
    Answer begun = begin("kws.tflite").expect(201);
    api.service.uploads.send(id(begun), 0, 1, new byte[3]);

    Answer completed = api.post(path(begun) + "/complete").expect(202);

    assertEquals("Receiving", completed.text("phase"));
    assertEquals("kws.tflite", api.get(path(begun)).text("/mismatched/0"));
  }

  @Test
  void theSameKeyBeginsOneUpload() {
    Map<String, Object> body = Map.of("files", List.of(file("a")));
    Answer first = api.postKeyed("/v1/uploads", "one", body).expect(201);
    Answer again = api.postKeyed("/v1/uploads", "one", body).expect(201);

    assertEquals(first.text("id"), again.text("id"));
  }

  @Test
  void aDiscardedUploadIsGone() {
    Answer begun = begin("a").expect(201);

    api.delete(path(begun)).expect(204);

    api.get(path(begun)).expectProblem(404, "NotFound");
    api.delete(path(begun)).expectProblem(404, "NotFound");
    api.post(path(begun) + "/complete").expectProblem(404, "NotFound");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../a",
        "a/../b",
        "a//b",
        "a/",
        "./a",
        ".npuc-staging/a",
        "a/.npuc-x/b",
        "a\\b",
        "a\nb",
        "a\u0000b",
        ""
      })
  void aPathThatLeadsElsewhereIsRefused(String path) {
    begin(path).expectViolations("files[0].path");
  }

  @ParameterizedTest
  @CsvSource({"m/a, m/A", "m/é, m/é", "m/X/a, m/x/b", "m/a, m/a"})
  void pathsThatAreTheSameOnSomeFileSystemAreRefused(String one, String other) {
    begin(one, other).expectViolations("files[1].path");
  }

  @ParameterizedTest
  @CsvSource({"a, b", "m/a, n/a", "m/a, b", "m/a, m/a/b"})
  void filesThatAreNotOneFolderAreRefused(String one, String other) {
    begin(one, other).expectViolations("files");
  }

  @Test
  void everythingWrongWithFilesIsSaidAtOnce() {
    var body =
        Map.of(
            "files",
            List.of(
                Map.of("path", "a", "sizeBytes", -1, "sha256", SHA256.toUpperCase(Locale.ROOT)),
                Map.of("path", "b", "colour", "red"),
                "c"));

    api.post("/v1/uploads", body)
        .expectViolations(
            "files[0].sizeBytes",
            "files[0].sha256",
            "files[1].sizeBytes",
            "files[1].sha256",
            "files[1].colour",
            "files[2]");
  }

  @Test
  void anEmptyFileHasTheDigestOfNothing() {
    var empty = Map.of("path", "a", "sizeBytes", 0, "sha256", SHA256);

    api.post("/v1/uploads", Map.of("files", List.of(empty))).expectViolations("files[0].sha256");
  }

  @Test
  void moreThanATebibyteAndMoreThanTwoThousandFilesAreRefused() {
    long half = (1L << 39) + 1;
    var large =
        List.of(
            Map.of("path", "m/a", "sizeBytes", half, "sha256", SHA256),
            Map.of("path", "m/b", "sizeBytes", half, "sha256", SHA256));
    api.post("/v1/uploads", Map.of("files", large)).expectViolations("files");

    var many = new ArrayList<Map<String, Object>>();
    for (int number = 0; number < 2_001; number++) {
      many.add(file("m/" + number));
    }
    api.post("/v1/uploads", Map.of("files", many)).expectViolations("files");
    Answer begun = api.post("/v1/uploads", Map.of("files", many.subList(0, 2_000))).expect(201);
    assertTrue(begun.body().length < 1 << 20);
  }

  @Test
  void theFilesOfAVolumeAreListedByPages() {
    for (String name : List.of("b.tflite", "a.bin", "sub/one", "sub/two")) {
      api.service.volumes.put(new VolumeUri("models", "all/" + name), 7);
    }
    String files = "/v1/volumes/models/files?path=all&limit=2";

    Answer first = api.get(files).expect(200);
    Answer second = api.get(files + "&pageToken=" + first.text("nextPageToken")).expect(200);

    assertEquals("sub", first.text("/items/0/name"));
    assertEquals("a.bin", first.text("/items/1/name"));
    assertEquals("b.tflite", second.text("/items/0/name"));
    assertEquals("tflite", second.text("/items/0/formats/0"));
    assertEquals("pvc://models/all/b.tflite", second.text("/items/0/uri"));
    assertTrue(second.json().get("nextPageToken").isNull());
    api.get("/v1/volumes/models/files?pageToken=" + first.text("nextPageToken"))
        .expectProblem(400, "InvalidPageToken");
  }

  @Test
  void whatIsNoFolderAndNoVolumeIsNotFound() {
    assertEquals("models", api.get("/v1/volumes").expect(200).text("/items/0/claim"));

    api.get("/v1/volumes/models/files?path=gone").expectProblem(404, "NotFound");
    api.get("/v1/volumes/gone/files").expectProblem(404, "NotFound");
    api.get("/v1/volumes/models/files?path=../x").expectViolations("path");
    api.get("/v1/volumes/models/files?path=/x").expectViolations("path");
  }

  private Answer begin(String... paths) {
    return api.post(
        "/v1/uploads",
        Map.of("files", List.of(paths).stream().map(UploadEndpointsTest::file).toList()));
  }

  private static Map<String, Object> file(String path) {
    return Map.of("path", path, "sizeBytes", 3, "sha256", SHA256);
  }

  private void send(Answer begun, int file) {
    api.service.uploads.send(id(begun), file, 1, "abc".getBytes(StandardCharsets.UTF_8));
  }

  private static UploadId id(Answer begun) {
    return UploadId.parse(begun.text("id")).orElseThrow();
  }

  private static String path(Answer begun) {
    return "/v1/uploads/" + begun.text("id");
  }
}

package npuc.api;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API, however it is reached, that holds every answer against openapi.yaml. */
public abstract class ApiClient {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final byte[] NOTHING = {};

  /** Carries a request there, and the answer back. */
  protected abstract Answer exchange(
      String method, String target, Map<String, String> headers, byte[] body);

  public final Answer send(String method, String target, Map<String, String> headers, byte[] body) {
    return OpenApi.FILE.checked(method, target, exchange(method, target, headers, body));
  }

  public final Answer get(String target) {
    return send("GET", target, Map.of(), NOTHING);
  }

  public final Answer delete(String target) {
    return send("DELETE", target, Map.of(), NOTHING);
  }

  /** A POST without a body. */
  public final Answer post(String target) {
    return send("POST", target, Map.of(), NOTHING);
  }

  public final Answer post(String target, Object body) {
    return postText(target, JsonMapper.shared().writeValueAsString(body));
  }

  public final Answer postText(String target, String body) {
    return send("POST", target, JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON Merge Patch. */
  public final Answer patch(String target, String body) {
    var headers = Map.of("Content-Type", "application/merge-patch+json");
    return send("PATCH", target, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public final Answer postKeyed(String target, String key, Object body) {
    var headers = new HashMap<>(JSON);
    headers.put("Idempotency-Key", key);
    return send("POST", target, headers, JsonMapper.shared().writeValueAsBytes(body));
  }

  /** A new version of a new model, without artifacts: its path. */
  public final String emptyVersion() {
    String model = post("/v1/models", Map.of("name", "a model")).expect(201).text("id");
    Answer version = post("/v1/models/" + model + "/versions", Map.of("name", "1")).expect(201);
    return version.header("Location").orElseThrow();
  }

  /** A new version with one artifact: its path. */
  public final String versionWith(String platform, String uri) {
    String version = emptyVersion();
    artifact(version, platform, uri).expect(201);
    return version;
  }

  public final Answer artifact(String version, String platform, String uri) {
    return post(version + "/artifacts", Map.of("platform", platform, "uri", uri));
  }

  public final Answer compile(String version) {
    return compile(version, Map.of("platform", "ethos-u"));
  }

  public final Answer compile(String version, Object body) {
    return post(version + "/compilations", body);
  }

  /** What a compilation would be. */
  public final Answer dryRun(String version, Object body) {
    return post(version + "/compilations?dryRun=true", body);
  }

  public final Answer compilation(String id) {
    return get("/v1/compilations/" + id).expect(200);
  }

  public final Answer log(String id, String step, int attempt) {
    return get("/v1/compilations/" + id + "/steps/" + step + "/attempts/" + attempt + "/log")
        .expect(200);
  }

  /** How many compilations a version has, of at most 100. */
  public final int count(String version) {
    return get(version + "/compilations?limit=100").expect(200).ids().size();
  }
}

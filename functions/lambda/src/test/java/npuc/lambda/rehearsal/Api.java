package npuc.lambda.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import npuc.Eventually;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API, as any team would write one. */
record Api(String url) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Set<String> ENDS = Set.of("Registered", "Failed", "Stopped");

  HttpResponse<String> send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode get(String path) {
    return json(send("GET", path, ""));
  }

  JsonNode post(String path, String body, String... headers) {
    return json(send("POST", path, body, headers));
  }

  /** Registers the wake-word model; answers the version's path. */
  String version() {
    JsonNode model = post("/v1/models", "{\"name\":\"hey_jarvis\"}");
    String versions = "/v1/models/" + model.path("id").asString() + "/versions";
    JsonNode version = post(versions, "{\"name\":\"1\"}");
    String path = versions + "/" + version.path("id").asString();
    post(path + "/artifacts", "{\"platform\":\"tflite\",\"uri\":\"" + Rehearsal.modelUri() + "\"}");
    return path;
  }

  JsonNode compilation(String id) {
    return get("/v1/compilations/" + id);
  }

  /** How a compilation ends. */
  JsonNode end(String id) {
    return Eventually.see(
        "the end of " + id,
        () -> compilation(id),
        seen -> ENDS.contains(seen.path("phase").asString()));
  }

  private static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw new AssertionError(response.statusCode() + ": " + response.body());
    }
    return JsonMapper.shared().readTree(response.body());
  }
}

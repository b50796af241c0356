package npuc.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service that holds every answer against openapi.yaml. */
final class ApiClient {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  ApiClient(String url) {
    this.url = url;
  }

  Answer get(String path) {
    return send("GET", path, Map.of(), new byte[0]);
  }

  Answer delete(String path) {
    return send("DELETE", path, Map.of(), new byte[0]);
  }

  /** A POST without a body. */
  Answer post(String path) {
    return send("POST", path, Map.of(), new byte[0]);
  }

  Answer post(String path, Object body) {
    return postText(path, JsonMapper.shared().writeValueAsString(body));
  }

  Answer postText(String path, String body) {
    return send("POST", path, JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer postKeyed(String path, String key, Object body) {
    return send(
        "POST",
        path,
        Map.of("Content-Type", "application/json", "Idempotency-Key", key),
        JsonMapper.shared().writeValueAsBytes(body));
  }

  Answer send(String method, String path, Map<String, String> headers, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return OpenApi.FILE.checked(method, path, answer(response));
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    Map<String, String> headers =
        response.headers().map().entrySet().stream()
            .collect(
                Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
    return new Answer(response.statusCode(), headers, response.body());
  }
}

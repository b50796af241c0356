package npuc.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person would do with curl: requests to a real server, past the code under test. */
public final class TestJson {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private TestJson() {}

  public static JsonNode get(String url) {
    return send("GET", url, BodyPublishers.noBody());
  }

  public static JsonNode post(String url, String body) {
    return send("POST", url, BodyPublishers.ofString(body));
  }

  public static JsonNode put(String url, String body) {
    return send("PUT", url, BodyPublishers.ofString(body));
  }

  private static JsonNode send(String method, String url, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(
            method + " " + url + ": " + response.statusCode() + response.body());
      }
      return JsonMapper.shared().readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A text as it stands in JSON, with its quotes. */
  public static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}

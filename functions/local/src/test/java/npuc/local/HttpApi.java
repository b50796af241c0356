package npuc.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import npuc.api.Answer;
import npuc.api.ApiClient;

/** A client of the API over HTTP. */
abstract class HttpApi extends ApiClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Where it answers. */
  abstract String url();

  @Override
  protected Answer exchange(
      String method, String target, Map<String, String> headers, byte[] body) {
    var request =
        HttpRequest.newBuilder(URI.create(url() + target))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var received = new HashMap<String, String>();
      response.headers().map().forEach((name, all) -> received.put(name, String.join(",", all)));
      return new Answer(response.statusCode(), received, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + target, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package npuc.local.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import npuc.api.http.ApiResponse;
import npuc.id.UploadId;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;

/**
 * The one request that is no route of the API: an upload tells the paths to which its parts are
 * sent, here as on AWS, where they lead elsewhere.
 */
record PartExchange(PartReceiver receiver, Room room) {
  private static final System.Logger LOG = System.getLogger(PartExchange.class.getName());

  /** As metrics call it. */
  static final String KEY = "PUT /v1/uploads/{upload}/files/{file}/parts/{part}";

  private static final Pattern PATH =
      Pattern.compile("v1/uploads/([^/]+)/files/([1-9][0-9]{0,4})/parts/([1-9][0-9]{0,4})");

  /** The part that a path names, if it is one of a part. */
  static Optional<PartReceiver.Part> part(List<String> segments) {
    Matcher path = PATH.matcher(String.join("/", segments));
    return path.matches()
        ? UploadId.parse(path.group(1))
            .map(
                upload ->
                    new PartReceiver.Part(
                        upload, Integer.parseInt(path.group(2)), Integer.parseInt(path.group(3))))
        : Optional.empty();
  }

  /** False, and nothing answered, when there was no room. */
  boolean handle(HttpExchange exchange, PartReceiver.Part part) throws IOException {
    if (!exchange.getRequestMethod().equals("PUT")) {
      Answers.send(exchange, otherMethods());
      return true;
    }
    return room.parts()
        .spend(
            Room.PIECE,
            _ -> {
              var body = new PartReceiver.Body(exchange.getRequestBody(), said(exchange));
              Answers.send(exchange, answer(part, body));
            });
  }

  private ApiResponse answer(PartReceiver.Part part, PartReceiver.Body body) throws IOException {
    try {
      return ApiResponse.of(receiver.receive(part, body), _ -> ApiResponse.noContent());
    } catch (RetryableException e) {
      LOG.log(System.Logger.Level.WARNING, "a part of " + part.upload() + " is not taken", e);
      return ApiResponse.problem(Refusal.TEMPORARILY_UNAVAILABLE);
    }
  }

  private static long said(HttpExchange exchange) {
    return exchange.getRequestHeaders().containsKey("Transfer-Encoding")
        ? -1
        : RequestBody.length(exchange);
  }

  private static ApiResponse otherMethods() {
    return ApiResponse.problem(Refusal.of(RefusalCode.METHOD_NOT_ALLOWED, "Allowed here: PUT"))
        .with("Allow", "PUT");
  }
}

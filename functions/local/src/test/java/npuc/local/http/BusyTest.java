package npuc.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import npuc.api.PublishedFile;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A front that has room for one small request at a time, and does not let others wait. */
class BusyTest {
  private static final long ROOM = 256 * 1024;
  private static final String PART = "/v1/uploads/u-01kaxfc3m5p7r9t1v3x5z7b9d1/files/1/parts/1";

  @AutoClose private HttpFront front;
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch released = new CountDownLatch(1);

  @BeforeEach
  void start() {
    var room =
        new Room(
            new Budget(ROOM, Duration.ZERO),
            new Budget(ROOM, Duration.ZERO),
            new Budget(Room.PIECE, Duration.ZERO));
    front =
        new HttpFront(
            FrontSettings.from(Map.of("NPUC_PORT", "0"), new ArrayList<>()),
            new HeaderGate(Optional.empty(), List.of()),
            route -> this::answer,
            this::answer,
            new Transfers(this::receive, new NoFiles()),
            room);
    front.start();
  }

  @Test
  void aRequestBeyondTheRoomIsToldWhenToComeAgain() throws Exception {
    var first = http.sendAsync(get("/healthz"), HttpResponse.BodyHandlers.ofString());
    begun.await();

    HttpResponse<String> second = send(get("/healthz"));

    assertEquals(503, second.statusCode());
    assertEquals("5", second.headers().firstValue("Retry-After").orElse("none"));
    assertTrue(second.body().contains("\"code\":\"TemporarilyUnavailable\""), second::body);
    released.countDown();
    assertEquals("first", first.get().body());
    assertEquals(200, send(get("/healthz")).statusCode());
  }

  /** However slow they are, parts leave the room of other requests alone. */
  @Test
  void aPartBeyondTheRoomIsToldToComeAgainAndOthersAreAnswered() throws Exception {
    var first = http.sendAsync(put(), HttpResponse.BodyHandlers.ofString());
    begun.await();

    HttpResponse<String> second = send(put());

    assertEquals(503, second.statusCode());
    released.countDown();
    assertEquals(204, first.get().statusCode());
    assertEquals(200, send(get("/healthz")).statusCode());
    assertEquals(204, send(put()).statusCode());
  }

  @Test
  void anotherMethodOfAPartIsRefused() throws Exception {
    HttpResponse<String> answer = send(get(PART));

    assertEquals(405, answer.statusCode());
    assertEquals("PUT", answer.headers().firstValue("Allow").orElse("none"));
  }

  private Outcome<Long> receive(PartReceiver.Part part, PartReceiver.Body body) {
    begun.countDown();
    try {
      released.await();
      return Outcome.done(body.said());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpRequest put() {
    return HttpRequest.newBuilder(URI.create(front.url() + PART))
        .PUT(HttpRequest.BodyPublishers.ofString("part"))
        .build();
  }

  private APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
    begun.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(200)
        .withHeaders(Map.of())
        .withBody(Base64.getEncoder().encodeToString("first".getBytes(StandardCharsets.UTF_8)))
        .withIsBase64Encoded(true)
        .build();
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create(front.url() + path)).build();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** One that has none. */
  private record NoFiles() implements FileSender {
    @Override
    public Outcome<PublishedFile> find(String compilation, String path) {
      return Outcome.refused(Refusal.notFound("compilation", compilation));
    }

    @Override
    public Optional<byte[]> read(PublishedFile file, long offset, int length) {
      return Optional.empty();
    }
  }
}

package npuc.source.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import npuc.event.Message;
import npuc.event.Receipt;
import npuc.event.Receivers;

/** {@link Receivers} over HTTP. */
public final class HttpReceivers implements Receivers {
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Hosts hosts;
  private final Optional<Path> caFile;
  private final Duration longest;
  private Optional<HttpClient> client = Optional.empty();

  /**
   * Sends to public hosts, and to those of a list.
   *
   * @param listed hosts that may be private and plain, with or without a port
   * @param setting where the operator lists them
   * @param caFile certificates, PEM, that are trusted beside the system's
   */
  public HttpReceivers(Set<String> listed, String setting, Optional<Path> caFile) {
    this(listed, setting, caFile, LONGEST);
  }

  HttpReceivers(Set<String> listed, String setting, Optional<Path> caFile, Duration longest) {
    this.hosts = Hosts.of(listed, setting);
    this.caFile = caFile;
    this.longest = longest;
  }

  @Override
  public Optional<String> refusal(URI url) {
    Optional<Origin> origin = Origin.find(url).filter(found -> found.port() <= 0xffff);
    if (origin.isEmpty()) {
      return Optional.of("must be https://host/path, without a user and with a port up to 65535");
    }
    try {
      hosts.checkUnasked(origin.get());
      return Optional.empty();
    } catch (RefusedException refused) {
      return Optional.of("names a host that nothing is sent to: " + refused.reason().message());
    }
  }

  @Override
  public Receipt send(Message message) {
    try {
      Origin origin = Origin.of(message.url());
      hosts.check(origin);
      return exchanged(origin, request(message));
    } catch (RefusedException refused) {
      return new Receipt.Failed(refused.reason().message());
    } catch (UnseenException unseen) {
      return new Receipt.Failed(unseen.why());
    } catch (IllegalArgumentException unusable) {
      return new Receipt.Failed("its address can't be used: make the webhook anew");
    }
  }

  private static HttpRequest request(Message message) {
    var request =
        HttpRequest.newBuilder(message.url())
            .header("User-Agent", "npuc")
            .POST(HttpRequest.BodyPublishers.ofString(message.body()));
    message.headers().forEach(request::header);
    return request.build();
  }

  /** Made for the first message: to read whom the system trusts takes up to half a second. */
  private synchronized HttpClient client() {
    HttpClient made = client.orElseGet(() -> HttpClients.of(caFile, Optional.empty()));
    client = Optional.of(made);
    return made;
  }

  private Receipt exchanged(Origin origin, HttpRequest request) {
    CompletableFuture<HttpResponse<InputStream>> sent =
        client().sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    try {
      return answered(sent.get(longest.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      return new Receipt.Failed(
          "%s does not answer within %d s".formatted(origin.shown(), longest.toSeconds()));
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return new Receipt.Failed("this service ended meanwhile");
    } catch (ExecutionException broken) {
      return new Receipt.Failed(origin.shown() + " " + Causes.words(broken));
    } finally {
      sent.cancel(true);
    }
  }

  /** The status is all that counts: what follows is not waited for. */
  private static Receipt answered(HttpResponse<InputStream> response) {
    try (InputStream _ = response.body()) {
      return new Receipt.Answered(response.statusCode());
    } catch (IOException brokenOff) {
      return new Receipt.Answered(response.statusCode());
    }
  }
}

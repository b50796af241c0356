package npuc.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import npuc.api.http.Route;

/**
 * Stands in for API Gateway: finds the route of a request, gives the event to the handler that is
 * deployed for it, and sends what the handler answers.
 */
public final class HttpFront implements AutoCloseable {
  private static final int BACKLOG = 1_000;

  /** Longer than a request may take to be there, and than most answers take. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final UnderWay underWay = new UnderWay();
  private final HttpServer server;
  private final String scheme;
  private final HttpContext requests;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Listens.
   *
   * @param settings where it listens, and under which names
   * @param gate says who sends a request
   * @param console answers every GET that is of no route
   * @param transfers takes what is uploaded, sends what is downloaded
   */
  public HttpFront(
      FrontSettings settings,
      Gate gate,
      Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console,
      Transfers transfers) {
    this(settings, gate, handlers, console, transfers, Room.ofThisProcess());
  }

  HttpFront(
      FrontSettings settings,
      Gate gate,
      Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console,
      Transfers transfers,
      Room room) {
    this.server = listen(settings);
    this.scheme = settings.tls().isPresent() ? "https" : "http";
    var hosts =
        new HostNames(settings.host(), server.getAddress().getPort(), settings.allowedHosts());
    server.setExecutor(threads);
    requests =
        server.createContext("/", new Exchanges(hosts, gate, handlers, console, transfers, room));
    requests.getFilters().add(underWay);
  }

  private static HttpServer listen(FrontSettings settings) {
    String host = settings.host();
    var address = new InetSocketAddress(host, settings.port());
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("NPUC_HOST is no address of this machine: " + host);
    }
    ServerLimits.set();
    try {
      return settings.tls().isPresent()
          ? secure(address, settings.tls().get())
          : HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen on %s:%d; set NPUC_PORT to a free port, NPUC_HOST to an address of this machine"
              .formatted(host, settings.port()),
          e);
    }
  }

  private static HttpServer secure(InetSocketAddress address, SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(address, BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  /** Lets somebody hear of what each request takes. */
  public void time(RequestTimes times) {
    requests.getFilters().add(new Timing(times));
  }

  public void start() {
    server.start();
  }

  /** Where a client on this machine reaches it. */
  public String url() {
    InetSocketAddress address = server.getAddress();
    InetAddress host = address.getAddress();
    String name = host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
    return scheme
        + "://"
        + (name.contains(":") ? "[" + name + "]" : name)
        + ":"
        + address.getPort();
  }

  /** Answers the requests that are under way, and refuses others until it has. */
  @Override
  public void close() {
    underWay.end(PATIENCE);
    server.stop(0);
    threads.shutdownNow();
    threads.close();
  }
}

package npuc.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import npuc.api.http.Route;

/**
 * Stands in for API Gateway: finds the route of a request, gives the event to the handler that is
 * deployed for it, and sends what the handler answers.
 */
public final class HttpFront implements AutoCloseable {
  private static final int BACKLOG = 1_000;

  private final HttpServer server;
  private final HttpContext requests;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Listens.
   *
   * @param settings where it listens, and whom it answers
   * @param console answers every GET that is of no route
   * @param parts takes what is uploaded
   */
  public HttpFront(
      FrontSettings settings,
      Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console,
      PartReceiver parts) {
    this(settings, handlers, console, parts, Room.ofThisProcess());
  }

  HttpFront(
      FrontSettings settings,
      Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console,
      PartReceiver parts,
      Room room) {
    this.server = listen(settings.host(), settings.port());
    var hosts =
        new HostNames(settings.host(), server.getAddress().getPort(), settings.allowedHosts());
    server.setExecutor(threads);
    requests =
        server.createContext(
            "/",
            new Exchanges(
                hosts, new CallerHeader(settings.callerHeader()), handlers, console, parts, room));
  }

  private static HttpServer listen(String host, int port) {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("NPUC_HOST is no address of this machine: " + host);
    }
    ServerLimits.set();
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen on %s:%d; set NPUC_PORT to a free port, NPUC_HOST to an address of this machine"
              .formatted(host, port),
          e);
    }
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
    return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + address.getPort();
  }

  /** Finishes the requests that are under way. */
  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
    threads.close();
  }
}

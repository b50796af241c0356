package npuc.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import npuc.api.http.ApiResponse;
import npuc.api.http.Route;
import npuc.api.http.Router;
import npuc.local.function.LocalContext;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/**
 * Stands in for API Gateway: finds the route of a request, gives the event to the handler that is
 * deployed for it, and sends what the handler answers.
 */
public final class HttpFront implements AutoCloseable {
  private static final int BACKLOG = 128;
  private static final int MAX_BODY = 10 * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>>
      handlers;
  private final RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console;
  private final HostNames hosts;

  /**
   * Listens.
   *
   * @param console answers every GET that is of no route
   */
  public HttpFront(
      String host,
      int port,
      Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console) {
    this.server = listen(host, port);
    this.handlers = handlers;
    this.console = console;
    this.hosts = new HostNames(host, server.getAddress().getPort());
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  private static HttpServer listen(String host, int port) {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IllegalArgumentException("NPUC_HOST is no address of this machine: " + host);
    }
    try {
      return HttpServer.create(address, BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't listen on %s:%d; set NPUC_PORT to a free port, NPUC_HOST to an address of this machine"
              .formatted(host, port),
          e);
    }
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

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answers.send(exchange, answer(exchange));
    }
  }

  private ApiResponse answer(HttpExchange exchange) throws IOException {
    Optional<String> host = header(exchange, "Host");
    if (!hosts.accept(host)) {
      return refused(RefusalCode.MISDIRECTED_REQUEST, "This service does not answer to that Host.");
    }
    if (!hosts.acceptOrigin(header(exchange, "Origin"), host.orElseThrow())) {
      return refused(
          RefusalCode.MISDIRECTED_REQUEST, "Pages of another site may not use this service.");
    }
    List<String> segments = Paths.segments(exchange.getRequestURI());
    return switch (Router.match(exchange.getRequestMethod(), segments)) {
      case Router.Match.Unknown() when exchange.getRequestMethod().equals("GET") ->
          HttpEvents.response(
              console.handleRequest(HttpEvents.consoleEvent(exchange), new LocalContext()));
      case Router.Match.Unknown() ->
          refused(RefusalCode.NOT_FOUND, "There is no such route; openapi.yaml lists them.");
      case Router.Match.OtherMethods(List<String> allowed) ->
          refused(RefusalCode.METHOD_NOT_ALLOWED, "Allowed here: " + String.join(", ", allowed))
              .with("Allow", String.join(", ", allowed));
      case Router.Match.Found found -> invoke(exchange, found);
    };
  }

  private ApiResponse invoke(HttpExchange exchange, Router.Match.Found found) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      return refused(RefusalCode.PAYLOAD_TOO_LARGE, "The body is too large.");
    }
    APIGatewayV2HTTPEvent event = HttpEvents.event(exchange, found, body);
    return HttpEvents.response(
        handlers.apply(found.route()).handleRequest(event, new LocalContext()));
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static ApiResponse refused(RefusalCode code, String message) {
    return ApiResponse.problem(Refusal.of(code, message));
  }
}

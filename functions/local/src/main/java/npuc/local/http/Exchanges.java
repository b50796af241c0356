package npuc.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import npuc.api.http.ApiResponse;
import npuc.api.http.JsonBody;
import npuc.api.http.Route;
import npuc.api.http.Router;
import npuc.caller.Caller;
import npuc.caller.CallerName;
import npuc.local.function.LocalContext;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/** Answers each request, when there is room for it. */
record Exchanges(
    HostNames hosts,
    CallerHeader callers,
    Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers,
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console,
    PartReceiver parts,
    Room room)
    implements HttpHandler {
  private static final ApiResponse BUSY =
      ApiResponse.problem(
              Refusal.of(
                  RefusalCode.TEMPORARILY_UNAVAILABLE,
                  "The service is busy with other requests. Send the request again in a moment."))
          .with("Retry-After", "5");

  /** What an operator does who meets this behind a proxy. */
  private static final String ALLOW =
      " Behind a proxy or an Ingress, its name belongs into the setting NPUC_ALLOWED_HOSTS.";

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (callers.read(exchange.getRequestHeaders())) {
        case Outcome.Done<CallerName>(CallerName caller) -> handle(exchange, caller);
        case Outcome.Refused<CallerName>(Refusal refusal) -> {
          Answers.send(exchange, ApiResponse.problem(refusal));
          AccessLog.note(exchange, Caller.UNKNOWN.name());
        }
      }
    }
  }

  private void handle(HttpExchange exchange, CallerName caller) throws IOException {
    try {
      Optional<String> foreign = foreign(exchange);
      if (foreign.isPresent()) {
        refuse(exchange, RefusalCode.MISDIRECTED_REQUEST, foreign.get());
      } else {
        route(exchange, caller);
      }
    } finally {
      AccessLog.note(exchange, caller);
    }
  }

  private void route(HttpExchange exchange, CallerName caller) throws IOException {
    List<String> segments = Paths.segments(exchange.getRequestURI());
    Optional<PartReceiver.Part> part = PartExchange.part(segments);
    if (part.isPresent()) {
      receive(exchange, part.get());
      return;
    }
    switch (Router.match(exchange.getRequestMethod(), segments)) {
      case Router.Match.Unknown() when exchange.getRequestMethod().equals("GET") ->
          answer(exchange, Need.CONSOLE_FILE, console, HttpEvents.consoleEvent(exchange));
      case Router.Match.Unknown() ->
          refuse(
              exchange, RefusalCode.NOT_FOUND, "There is no such route; openapi.yaml lists them.");
      case Router.Match.OtherMethods(List<String> allowed) ->
          Answers.send(exchange, otherMethods(String.join(", ", allowed)));
      case Router.Match.Found found -> read(exchange, found, caller);
    }
  }

  private void receive(HttpExchange exchange, PartReceiver.Part part) throws IOException {
    if (!new PartExchange(parts, room).handle(exchange, part)) {
      Answers.send(exchange, BUSY);
    }
  }

  private Optional<String> foreign(HttpExchange exchange) {
    Optional<String> host = host(exchange);
    if (!hosts.accept(host)) {
      return Optional.of("This service does not answer to that Host." + ALLOW);
    }
    if (!hosts.acceptTarget(exchange.getRequestURI())) {
      return Optional.of("The address of this request names another host." + ALLOW);
    }
    return hosts.acceptOrigin(header(exchange, "Origin"), host.orElseThrow())
        ? Optional.empty()
        : Optional.of("Pages of another site may not use this service." + ALLOW);
  }

  private void read(HttpExchange exchange, Router.Match.Found found, CallerName caller)
      throws IOException {
    boolean hadRoom =
        room.bodies()
            .spend(
                RequestBody.most(exchange),
                _ -> answer(exchange, found, caller, RequestBody.read(exchange)));
    if (!hadRoom) {
      Answers.send(exchange, BUSY);
    }
  }

  private void answer(
      HttpExchange exchange, Router.Match.Found found, CallerName caller, Optional<byte[]> body)
      throws IOException {
    if (body.isEmpty()) {
      Answers.send(exchange, ApiResponse.problem(JsonBody.TOO_LARGE));
      return;
    }
    answer(
        exchange,
        Need.of(found.route(), body.get().length),
        handlers.apply(found.route()),
        HttpEvents.event(exchange, found, caller, body.get()));
  }

  private void answer(
      HttpExchange exchange,
      long need,
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler,
      APIGatewayV2HTTPEvent event)
      throws IOException {
    boolean hadRoom =
        room.answers()
            .spend(
                need,
                share -> {
                  var answer = handler.handleRequest(event, new LocalContext());
                  share.shrinkTo(answer.getBody().length());
                  Answers.send(exchange, answer);
                });
    if (!hadRoom) {
      Answers.send(exchange, BUSY);
    }
  }

  private static ApiResponse otherMethods(String allowed) {
    return ApiResponse.problem(
            Refusal.of(RefusalCode.METHOD_NOT_ALLOWED, "Allowed here: " + allowed))
        .with("Allow", allowed);
  }

  /** Of two, a proxy may have looked at the other one. */
  private static Optional<String> host(HttpExchange exchange) {
    List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
    return hosts.stream().findFirst().filter(_ -> hosts.size() == 1);
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void refuse(HttpExchange exchange, RefusalCode code, String message)
      throws IOException {
    Answers.send(exchange, ApiResponse.problem(Refusal.of(code, message)));
  }
}

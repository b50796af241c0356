package npuc.local.http;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import npuc.api.http.AccessCheck;
import npuc.api.http.ApiResponse;
import npuc.api.http.JsonBody;
import npuc.api.http.Route;
import npuc.api.http.Router;
import npuc.caller.Caller;
import npuc.local.function.LocalContext;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/** Answers each request, when there is room for it. */
record Exchanges(
    HostNames hosts,
    Gate gate,
    Function<Route, RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse>> handlers,
    RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> console,
    Transfers transfers,
    Room room)
    implements HttpHandler {
  private static final ApiResponse BUSY =
      ApiResponse.problem(
              Refusal.of(
                  RefusalCode.TEMPORARILY_UNAVAILABLE,
                  "The service is busy with other requests. Send the request again in a moment."))
          .with("Retry-After", "5");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (gate.admit(exchange)) {
        case Outcome.Done<Caller>(Caller caller) -> handle(exchange, caller);
        case Outcome.Refused<Caller>(Refusal refusal) -> {
          Answers.send(exchange, notAdmitted(refusal));
          AccessLog.note(exchange, Caller.UNKNOWN);
        }
      }
    }
  }

  private void handle(HttpExchange exchange, Caller caller) throws IOException {
    try {
      Optional<String> foreign = hosts.foreign(exchange);
      if (foreign.isPresent()) {
        refuse(exchange, RefusalCode.MISDIRECTED_REQUEST, foreign.get());
      } else {
        route(exchange, caller);
      }
    } finally {
      AccessLog.note(exchange, caller);
    }
  }

  private void route(HttpExchange exchange, Caller caller) throws IOException {
    List<String> segments = Paths.segments(exchange.getRequestURI());
    Optional<PartReceiver.Part> part = PartExchange.part(segments);
    if (part.isPresent()) {
      receive(exchange, part.get(), caller);
      return;
    }
    String method = Methods.of(exchange);
    switch (Router.match(method, segments)) {
      case Router.Match.Unknown() when method.equals("GET") ->
          answer(exchange, Need.CONSOLE_FILE, console, HttpEvents.consoleEvent(exchange));
      case Router.Match.Unknown() ->
          refuse(
              exchange, RefusalCode.NOT_FOUND, "There is no such route; openapi.yaml lists them.");
      case Router.Match.OtherMethods(List<String> allowed) ->
          Answers.send(exchange, otherMethods(String.join(", ", allowed)));
      case Router.Match.Found(Route route, var parameters) when route == Route.Compilations.FILE ->
          send(exchange, parameters, caller);
      case Router.Match.Found found -> read(exchange, found, caller);
    }
  }

  /** A part is for whoever may see what it belongs to. */
  private void receive(HttpExchange exchange, PartReceiver.Part part, Caller caller)
      throws IOException {
    Optional<Refusal> refusal =
        Route.Uploads.UPLOAD.role().flatMap(role -> AccessCheck.refusal(caller, role));
    if (refusal.isPresent()) {
      Answers.send(exchange, ApiResponse.problem(refusal.get()));
    } else if (!new PartExchange(transfers.parts(), room).handle(exchange, part)) {
      Answers.send(exchange, BUSY);
    }
  }

  private void send(HttpExchange exchange, Map<String, String> parameters, Caller caller)
      throws IOException {
    Optional<Refusal> refusal =
        Route.Compilations.FILE.role().flatMap(role -> AccessCheck.refusal(caller, role));
    if (refusal.isPresent()) {
      Answers.send(exchange, ApiResponse.problem(refusal.get()));
      return;
    }
    boolean hadRoom =
        room.answers()
            .spend(
                FileExchange.PIECE,
                _ -> new FileExchange(transfers.files()).handle(exchange, parameters));
    if (!hadRoom) {
      Answers.send(exchange, BUSY);
    }
  }

  private void read(HttpExchange exchange, Router.Match.Found found, Caller caller)
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
      HttpExchange exchange, Router.Match.Found found, Caller caller, Optional<byte[]> body)
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

  private static ApiResponse notAdmitted(Refusal refusal) {
    ApiResponse problem = ApiResponse.problem(refusal);
    return refusal.code() == RefusalCode.UNAUTHENTICATED
        ? problem.with("WWW-Authenticate", "Bearer")
        : problem;
  }

  private static ApiResponse otherMethods(String allowed) {
    return ApiResponse.problem(
            Refusal.of(RefusalCode.METHOD_NOT_ALLOWED, "Allowed here: " + allowed))
        .with("Allow", allowed);
  }

  private static void refuse(HttpExchange exchange, RefusalCode code, String message)
      throws IOException {
    Answers.send(exchange, ApiResponse.problem(Refusal.of(code, message)));
  }
}

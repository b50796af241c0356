package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.api.http.Endpoints;
import npuc.api.http.Route;
import npuc.api.http.Router;
import npuc.application.Application;
import npuc.id.Ids;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.retry.RetryableException;

/** Translates between events of API Gateway's HTTP API (payload 2.0) and the endpoints of core. */
final class ApiEvents<R extends Route> {
  private static final System.Logger LOG = System.getLogger(ApiEvents.class.getName());

  private final Class<R> group;
  private final Endpoints<R> endpoints;
  private final Callers callers;
  private final Ids ids;

  ApiEvents(Class<R> group, Endpoints<R> endpoints, Application application) {
    this.group = group;
    this.endpoints = endpoints;
    this.callers = new Callers(application.access());
    this.ids = application.ids();
  }

  APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, Context context) {
    return response(
        Router.byKey(event.getRouteKey())
            .filter(group::isInstance)
            .map(group::cast)
            .map(
                route ->
                    logged(
                        context,
                        route,
                        new ApiRequest(
                            route,
                            orEmpty(event.getPathParameters()),
                            orEmpty(event.getQueryStringParameters()),
                            orEmpty(event.getHeaders()),
                            body(event),
                            callers.of(event),
                            ids.next())))
            .orElseGet(() -> ApiResponse.problem(Refusal.notFound("route", event.getRouteKey()))));
  }

  private ApiResponse logged(Context context, R route, ApiRequest request) {
    return LogFields.of(context, request)
        .during(() -> Audit.noted(request, answer(route, request)));
  }

  private ApiResponse answer(R route, ApiRequest request) {
    try {
      return endpoints.answer(route, request);
    } catch (RetryableException e) {
      LOG.log(System.Logger.Level.WARNING, "not available: " + request.route(), e);
      return ApiResponse.problem(Refusal.TEMPORARILY_UNAVAILABLE);
    } catch (RuntimeException | StackOverflowError e) {
      LOG.log(System.Logger.Level.ERROR, "failed: " + request.route() + " " + request.newId(), e);
      return ApiResponse.problem(
          Refusal.of(
              RefusalCode.INTERNAL,
              "This is a fault of the service. Its log tells more at " + request.newId() + "."));
    }
  }

  private static byte[] body(APIGatewayV2HTTPEvent event) {
    String body = Optional.ofNullable(event.getBody()).orElse("");
    return event.getIsBase64Encoded()
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> orEmpty(Map<String, String> given) {
    return Optional.ofNullable(given).orElse(Map.of());
  }

  /** Always as base64: what a body holds is nothing to guess about. */
  static APIGatewayV2HTTPResponse response(ApiResponse response) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(response.status())
        .withHeaders(response.headers())
        .withBody(Base64.getEncoder().encodeToString(response.body()))
        .withIsBase64Encoded(true)
        .build();
  }
}

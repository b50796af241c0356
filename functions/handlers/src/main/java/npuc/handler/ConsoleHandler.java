package npuc.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.api.http.ApiResponse;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;

/**
 * Serves the console: its files, its settings, and its page for every address that a person may
 * have kept. It answers whatever GET no route of the API does.
 */
public final class ConsoleHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private static final String PAGE = "/index.html";
  private static final int NOT_MODIFIED = 304;

  private final ConsoleSettings settings;
  private final ConsoleFiles files;

  public ConsoleHandler() {
    this(ConsoleSettings.from(System.getenv()));
  }

  public ConsoleHandler(ConsoleSettings settings) {
    this(settings, new ConsoleFiles("console"));
  }

  ConsoleHandler(ConsoleSettings settings, ConsoleFiles files) {
    this.settings = settings;
    this.files = files;
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    Map<String, String> headers = Optional.ofNullable(event.getHeaders()).orElse(Map.of());
    return find(
            event.getRawPath(),
            headers.getOrDefault("accept", ""),
            ContentCoding.accepted(headers.getOrDefault("accept-encoding", "")))
        .map(file -> answer(file, headers.getOrDefault("if-none-match", "")))
        .orElseGet(ConsoleHandler::notFound);
  }

  private Optional<ConsoleFile> find(String path, String accept, List<ContentCoding> accepted) {
    if (path.equals("/config.json")) {
      return Optional.of(ConsoleFile.of(path, settings.json()));
    }
    boolean isOfTheApi = path.equals("/v1") || path.startsWith("/v1/");
    boolean isPage = path.equals("/") || (accept.contains("text/html") && !isOfTheApi);
    return files
        .find(path, accepted)
        .or(() -> isPage ? files.find(PAGE, accepted) : Optional.empty());
  }

  private APIGatewayV2HTTPResponse answer(ConsoleFile file, String known) {
    var headers = new HashMap<>(file.headers());
    headers.put("Content-Security-Policy", settings.contentSecurityPolicy());
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    boolean isKnown = known.equals(file.etag());
    return ApiEvents.response(
        new ApiResponse(
            isKnown ? NOT_MODIFIED : 200, headers, isKnown ? new byte[0] : file.content()));
  }

  private static APIGatewayV2HTTPResponse notFound() {
    return ApiEvents.response(
        ApiResponse.problem(
            Refusal.of(RefusalCode.NOT_FOUND, "There is no such route; openapi.yaml lists them.")));
  }
}

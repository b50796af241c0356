package npuc.handler;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import npuc.api.http.ApiRequest;
import npuc.api.http.ApiResponse;
import npuc.refusal.Excerpt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a line of JSON for each command that reaches its function, refused and failed ones too:
 * who sent it, what it was about, what came of it. Nothing of a body is in it but the identity of
 * what was created and the code of a refusal. What only looks is no command, a dry run neither.
 */
final class Audit {
  static final String LOGGER = "npuc.audit";

  private static final Logger LOG = System.getLogger(LOGGER);
  private static final int MAX_TEXT = 200;
  private static final int CREATED = 201;

  private Audit() {}

  static ApiResponse noted(ApiRequest request, ApiResponse response) {
    if (!request.route().method().equals("GET") && !request.isDryRun()) {
      LOG.log(Level.INFO, line(request, response));
    }
    return response;
  }

  private static String line(ApiRequest request, ApiResponse response) {
    var line = new LinkedHashMap<String, Object>();
    line.put("caller", request.caller().name());
    line.put("command", request.route().key());
    new TreeMap<>(request.path())
        .forEach((name, text) -> line.put(name, Excerpt.of(text, MAX_TEXT)));
    line.put("status", response.status());
    line.putAll(outcome(response));
    return LogLine.of(line);
  }

  private static Map<String, String> outcome(ApiResponse response) {
    if (response.status() == CREATED) {
      return Map.of("created", text(response, "id"));
    }
    return response.status() >= 400 ? Map.of("code", text(response, "code")) : Map.of();
  }

  private static String text(ApiResponse response, String field) {
    JsonNode body = JsonMapper.shared().readTree(response.body());
    return body.path(field).asString("");
  }
}

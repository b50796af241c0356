package npuc.api.http;

import java.util.List;
import java.util.Set;

/** Every route of the API. openapi.yaml, the local server and the deployed API have just these. */
@SuppressWarnings("ImmutableEnumChecker") // the set is made by Set.of
public enum Route {
  PLATFORMS("GET", "/v1/platforms"),
  VERSION("GET", "/v1/version"),
  HEALTH("GET", "/healthz"),

  CREATE_MODEL("POST", "/v1/models"),
  MODELS("GET", "/v1/models", "limit", "pageToken"),
  MODEL("GET", "/v1/models/{model}"),
  CREATE_VERSION("POST", "/v1/models/{model}/versions"),
  VERSIONS("GET", "/v1/models/{model}/versions", "limit", "pageToken"),
  MODEL_VERSION("GET", "/v1/models/{model}/versions/{version}"),
  CREATE_ARTIFACT("POST", "/v1/models/{model}/versions/{version}/artifacts"),
  ARTIFACTS("GET", "/v1/models/{model}/versions/{version}/artifacts", "limit", "pageToken"),

  CREATE_COMPILATION("POST", "/v1/models/{model}/versions/{version}/compilations", "dryRun"),
  COMPILATIONS(
      "GET",
      "/v1/models/{model}/versions/{version}/compilations",
      "phase",
      "platform",
      "hash",
      "createdAfter",
      "createdBefore",
      "order",
      "limit",
      "pageToken"),
  COMPILATION("GET", "/v1/compilations/{id}"),
  HISTORY("GET", "/v1/compilations/{id}/history"),
  MANIFEST("GET", "/v1/compilations/{id}/manifest"),
  RECOMPILE("GET", "/v1/compilations/{id}/recompile"),

  DELETE_COMPILATION("DELETE", "/v1/compilations/{id}", "stop"),
  STOP("POST", "/v1/compilations/{id}/stop"),
  RETRY_STEP("POST", "/v1/compilations/{id}/steps/{step}/retry"),
  RETRY_REGISTRATION("POST", "/v1/compilations/{id}/registration/retry"),

  LOG("GET", "/v1/compilations/{id}/steps/{step}/attempts/{n}/log", "offset", "limit", "plain");

  private final String method;
  private final String template;

  private final Set<String> query;

  Route(String method, String template, String... query) {
    this.method = method;
    this.template = template;
    this.query = Set.of(query);
  }

  public String method() {
    return method;
  }

  /** The path, its parameters in braces. */
  public String template() {
    return template;
  }

  /** As API Gateway names it: {@code GET /v1/models}. */
  public String key() {
    return method + " " + template;
  }

  /** The parameters that its query may have. */
  public Set<String> query() {
    return query;
  }

  List<String> segments() {
    return List.of(template.substring(1).split("/"));
  }
}

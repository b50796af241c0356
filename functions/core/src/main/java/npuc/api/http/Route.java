package npuc.api.http;

import static npuc.api.http.QueryParameter.A;
import static npuc.api.http.QueryParameter.ARCHIVED;
import static npuc.api.http.QueryParameter.B;
import static npuc.api.http.QueryParameter.CREATED_AFTER;
import static npuc.api.http.QueryParameter.CREATED_BEFORE;
import static npuc.api.http.QueryParameter.CREATED_BY;
import static npuc.api.http.QueryParameter.DELIVERY_STATE;
import static npuc.api.http.QueryParameter.DRY_RUN;
import static npuc.api.http.QueryParameter.HASH;
import static npuc.api.http.QueryParameter.LABEL;
import static npuc.api.http.QueryParameter.LOG_LIMIT;
import static npuc.api.http.QueryParameter.LOG_OFFSET;
import static npuc.api.http.QueryParameter.MODEL_NAME;
import static npuc.api.http.QueryParameter.NAME;
import static npuc.api.http.QueryParameter.OF_SET;
import static npuc.api.http.QueryParameter.ORDER;
import static npuc.api.http.QueryParameter.OUTER_MODEL;
import static npuc.api.http.QueryParameter.PATH;
import static npuc.api.http.QueryParameter.PHASE;
import static npuc.api.http.QueryParameter.PLAIN;
import static npuc.api.http.QueryParameter.PLATFORM;
import static npuc.api.http.QueryParameter.SEARCH;
import static npuc.api.http.QueryParameter.SORT;
import static npuc.api.http.QueryParameter.STOP_FIRST;
import static npuc.api.http.QueryParameter.TEXT;
import static npuc.caller.Role.ADMIN;
import static npuc.caller.Role.COMPILE;
import static npuc.caller.Role.READ;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.caller.Role;

/**
 * Every route of the API, in the groups that one function each serves. openapi.yaml, the local
 * server and the deployed API have just these.
 */
@SuppressWarnings("ImmutableEnumChecker") // a line is a record of texts and of a copied list
public sealed interface Route {

  /** Its method, path, role and query. */
  RouteLine line();

  /** All routes of all groups. */
  static List<Route> all() {
    return Stream.<Route[]>of(
            Platforms.values(),
            Tokens.values(),
            Registry.values(),
            Uploads.values(),
            Compilations.values(),
            Controls.values(),
            Logs.values(),
            Webhooks.values())
        .flatMap(Stream::of)
        .toList();
  }

  default String method() {
    return line().method();
  }

  /** The path, its parameters in braces. */
  default String template() {
    return line().template();
  }

  /** The parameters that its query may have. */
  default List<QueryParameter<?>> query() {
    return line().query();
  }

  /** The role that its caller must have; empty where nobody is asked who it is. */
  default Optional<Role> role() {
    return line().role();
  }

  /**
   * Whether it ends compilations. Where only owners may, who created one may do this with it, and
   * nobody else but an admin.
   */
  default boolean isForOwners() {
    return this == Controls.STOP
        || this == Controls.STOP_SET
        || this == Controls.DELETE_COMPILATION;
  }

  /** Whether its answer tells a secret that is told once, so that no answer of it is kept. */
  default boolean isTellingSecrets() {
    return this == Webhooks.CREATE_WEBHOOK;
  }

  /** The field of its answer that is told once and never kept. */
  default Optional<String> toldOnce() {
    return this == Tokens.CREATE_TOKEN ? Optional.of("token") : Optional.empty();
  }

  /** As API Gateway names it: {@code GET /v1/models}. */
  default String key() {
    return method() + " " + template();
  }

  /** What one function serves that needs nothing of what the deployed service keeps. */
  sealed interface Service extends Route {}

  /** What can be compiled for, which version this is, who calls, and whether it lives. */
  enum Platforms implements Service {
    PLATFORMS(RouteLine.get(READ, "/v1/platforms")),
    VERSION(RouteLine.get(READ, "/v1/version")),
    WHOAMI(RouteLine.get(READ, "/v1/whoami")),
    HEALTH(RouteLine.open("/healthz"));

    private final RouteLine line;

    Platforms(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }

  /** Access tokens, where the service gives them out itself. */
  enum Tokens implements Service {
    CREATE_TOKEN(RouteLine.post(ADMIN, "/v1/tokens")),
    TOKENS(RouteLine.list(ADMIN, "/v1/tokens")),
    DELETE_TOKEN(RouteLine.delete(ADMIN, "/v1/tokens/{token}"));

    private final RouteLine line;

    Tokens(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }

  /** Models, versions and artifacts, the volumes in which these lie, and where they come from. */
  enum Registry implements Route {
    CREATE_MODEL(RouteLine.post(ADMIN, "/v1/models")),
    MODELS(RouteLine.list(READ, "/v1/models", NAME, SORT, ARCHIVED, ORDER)),
    MODEL(RouteLine.get(READ, "/v1/models/{model}")),
    CHANGE_MODEL(RouteLine.patch(ADMIN, "/v1/models/{model}")),
    DELETE_MODEL(RouteLine.delete(ADMIN, "/v1/models/{model}")),
    CREATE_VERSION(RouteLine.post(ADMIN, "/v1/models/{model}/versions")),
    VERSIONS(RouteLine.list(READ, "/v1/models/{model}/versions", ARCHIVED)),
    MODEL_VERSION(RouteLine.get(READ, "/v1/models/{model}/versions/{version}")),
    CHANGE_VERSION(RouteLine.patch(ADMIN, "/v1/models/{model}/versions/{version}")),
    DELETE_VERSION(RouteLine.delete(ADMIN, "/v1/models/{model}/versions/{version}")),
    CREATE_ARTIFACT(RouteLine.post(ADMIN, "/v1/models/{model}/versions/{version}/artifacts")),
    ARTIFACTS(RouteLine.list(READ, "/v1/models/{model}/versions/{version}/artifacts", ARCHIVED)),
    ARTIFACT(RouteLine.get(READ, "/v1/models/{model}/versions/{version}/artifacts/{artifact}")),
    CHANGE_ARTIFACT(
        RouteLine.patch(ADMIN, "/v1/models/{model}/versions/{version}/artifacts/{artifact}")),
    DELETE_ARTIFACT(
        RouteLine.delete(ADMIN, "/v1/models/{model}/versions/{version}/artifacts/{artifact}")),
    VOLUMES(RouteLine.get(READ, "/v1/volumes")),
    VOLUME_FILES(RouteLine.list(READ, "/v1/volumes/{claim}/files", PATH)),
    REGISTRIES(RouteLine.get(READ, "/v1/registries")),
    OUTER_MODELS(RouteLine.list(READ, "/v1/registries/{registry}/models", SEARCH)),
    OUTER_VERSIONS(RouteLine.list(READ, "/v1/registries/{registry}/versions", OUTER_MODEL)),
    IMPORT(RouteLine.post(ADMIN, "/v1/imports"));

    private final RouteLine line;

    Registry(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }

  /** Uploading files. What an upload tells lets one write to it, so it is not for readers. */
  enum Uploads implements Route {
    CREATE_UPLOAD(RouteLine.post(ADMIN, "/v1/uploads")),
    UPLOAD(RouteLine.get(ADMIN, "/v1/uploads/{upload}")),
    COMPLETE_UPLOAD(RouteLine.post(ADMIN, "/v1/uploads/{upload}/complete")),
    DELETE_UPLOAD(RouteLine.delete(ADMIN, "/v1/uploads/{upload}"));

    private final RouteLine line;

    Uploads(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }

  /** Creating compilations and reading them. */
  enum Compilations implements Route {
    CREATE_COMPILATION(
        RouteLine.post(COMPILE, "/v1/models/{model}/versions/{version}/compilations", DRY_RUN)),
    COMPILATIONS(
        RouteLine.list(
            READ,
            "/v1/models/{model}/versions/{version}/compilations",
            PHASE,
            PLATFORM,
            HASH,
            CREATED_AFTER,
            CREATED_BEFORE,
            CREATED_BY,
            OF_SET,
            TEXT,
            LABEL,
            ORDER)),
    ALL_COMPILATIONS(
        RouteLine.list(
            READ,
            "/v1/compilations",
            PHASE,
            PLATFORM,
            HASH,
            CREATED_AFTER,
            CREATED_BEFORE,
            CREATED_BY,
            OF_SET,
            MODEL_NAME,
            TEXT,
            LABEL,
            ORDER)),
    CREATE_SET(
        RouteLine.post(COMPILE, "/v1/models/{model}/versions/{version}/compilation-sets", DRY_RUN)),
    SET(RouteLine.get(READ, "/v1/compilation-sets/{set}")),
    DIFFERENCES(RouteLine.get(READ, "/v1/compilations/diff", A, B)),
    COMPILATION(RouteLine.get(READ, "/v1/compilations/{id}")),
    DESCRIBE_COMPILATION(RouteLine.patch(COMPILE, "/v1/compilations/{id}")),
    HISTORY(RouteLine.get(READ, "/v1/compilations/{id}/history")),
    MANIFEST(RouteLine.get(READ, "/v1/compilations/{id}/manifest")),
    FILE(RouteLine.get(READ, "/v1/compilations/{id}/files/{path+}")),
    RECOMPILE(RouteLine.get(READ, "/v1/compilations/{id}/recompile"));

    private final RouteLine line;

    Compilations(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }

  /** Stopping, retrying and deleting. */
  enum Controls implements Route {
    DELETE_COMPILATION(RouteLine.delete(ADMIN, "/v1/compilations/{id}", STOP_FIRST)),
    STOP(RouteLine.post(COMPILE, "/v1/compilations/{id}/stop")),
    STOP_SET(RouteLine.post(COMPILE, "/v1/compilation-sets/{set}/stop")),
    RETRY_STEP(RouteLine.post(COMPILE, "/v1/compilations/{id}/steps/{step}/retry")),
    RETRY_REGISTRATION(RouteLine.post(COMPILE, "/v1/compilations/{id}/registration/retry"));

    private final RouteLine line;

    Controls(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }

  /** The logs of attempts. */
  enum Logs implements Route {
    LOG(
        RouteLine.get(
            READ,
            "/v1/compilations/{id}/steps/{step}/attempts/{n}/log",
            LOG_OFFSET,
            LOG_LIMIT,
            PLAIN));

    private final RouteLine line;

    Logs(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }

  /**
   * Who is told of compilations. What is in an address may let one in, so it is not for readers.
   */
  enum Webhooks implements Service {
    CREATE_WEBHOOK(RouteLine.post(ADMIN, "/v1/webhooks")),
    WEBHOOKS(RouteLine.list(ADMIN, "/v1/webhooks")),
    WEBHOOK(RouteLine.get(ADMIN, "/v1/webhooks/{webhook}")),
    DELETE_WEBHOOK(RouteLine.delete(ADMIN, "/v1/webhooks/{webhook}")),
    PING_WEBHOOK(RouteLine.post(ADMIN, "/v1/webhooks/{webhook}/ping")),
    DELIVERIES(RouteLine.list(ADMIN, "/v1/webhooks/{webhook}/deliveries", DELIVERY_STATE)),
    REPLAY_DELIVERY(RouteLine.post(ADMIN, "/v1/webhooks/{webhook}/deliveries/{delivery}/replay"));

    private final RouteLine line;

    Webhooks(RouteLine line) {
      this.line = line;
    }

    @Override
    public RouteLine line() {
      return line;
    }
  }
}

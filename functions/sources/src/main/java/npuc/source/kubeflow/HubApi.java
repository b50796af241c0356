package npuc.source.kubeflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.registry.outer.OuterPage;
import npuc.source.http.Answer;
import npuc.source.http.Calls;
import npuc.source.http.Reply;
import npuc.source.http.UnusableException;
import tools.jackson.databind.node.ObjectNode;

/** The REST API of a Kubeflow Hub, below the version that the server knows. */
final class HubApi {
  /** Newer servers know the first only, older ones the second. */
  private static final List<String> VERSIONS = List.of("v1", "v1alpha3");

  /** What every identity there is. */
  private static final String ID = "[1-9][0-9]{0,17}";

  private static final String ROOT = "/api/model_registry/";

  private final Calls calls;
  private final String base;

  private HubApi(Calls calls, String base) {
    this.calls = calls;
    this.base = base;
  }

  /** The version of the settings, or the first that the server answers. */
  static HubApi of(Calls calls) {
    String version =
        calls
            .service()
            .settings()
            .apiVersion()
            .or(() -> VERSIONS.stream().filter(one -> isKnown(calls, one)).findFirst())
            .orElseThrow(
                () ->
                    calls
                        .service()
                        .unusable(
                            "has no %s with %s".formatted(ROOT, String.join(" or ", VERSIONS))));
    return new HubApi(calls, ROOT + version);
  }

  private static boolean isKnown(Calls calls, String version) {
    String models = ROOT + version + "/registered_models";
    return calls.get(models, Map.of("pageSize", "1")) instanceof Reply.Done;
  }

  Reply get(String path, Map<String, String> query) {
    return calls.get(base + path, query);
  }

  Reply post(String path, ObjectNode body) {
    return calls.post(base + path, body);
  }

  /** A model of that identity. */
  Outcome<Answer> model(String id) {
    return one("/registered_models/", id, "model " + id);
  }

  /** A version of that identity, if it belongs to the model. */
  Outcome<Answer> version(String model, String id) {
    String what = "version " + id + " of model " + model;
    return one("/model_versions/", id, what)
        .flatMap(
            found ->
                found.text("registeredModelId").equals(Optional.of(model))
                    ? Outcome.done(found)
                    : Outcome.refused(notFound(what)));
  }

  private Outcome<Answer> one(String path, String id, String what) {
    if (!id.matches(ID)) {
      return Outcome.refused(notFound(what));
    }
    return switch (get(path + id, Map.of())) {
      case Reply.Done(Answer answer) -> Outcome.done(answer);
      case Reply.Refused(int status, String words, boolean isJson) -> {
        if (status != 404 || !isJson) {
          throw unexpected(status, words);
        }
        yield Outcome.refused(notFound(what));
      }
    };
  }

  /** A page of a list. */
  Answer page(String path, OuterPage.Request page, Map<String, String> filter) {
    var query = new HashMap<>(filter);
    query.put("pageSize", String.valueOf(page.limit()));
    page.after().ifPresent(token -> query.put("nextPageToken", token));
    return done(get(path, query));
  }

  /** The token of the page that follows. */
  static Optional<String> next(Answer page) {
    return page.token("nextPageToken");
  }

  /** The entries of a list that has a few pages at most. */
  Stream<Answer> all(String path, int pages) {
    Stream.Builder<Answer> all = Stream.builder();
    Optional<String> after = Optional.empty();
    for (int page = 0; page < pages; page++) {
      Answer answer = page(path, new OuterPage.Request(100, after), Map.of());
      answer.list("items").forEach(all);
      after = next(answer);
      if (after.isEmpty()) {
        return all.build();
      }
    }
    throw calls
        .service()
        .unusable("lists more than " + pages + " pages of artifacts of one version");
  }

  Answer done(Reply reply) {
    return switch (reply) {
      case Reply.Done(Answer answer) -> answer;
      case Reply.Refused(int status, String words, boolean isJson) ->
          throw unexpected(status, words);
    };
  }

  UnusableException unexpected(int status, String words) {
    return calls.service().unusable("refuses what it should do (" + status + ": " + words + ")");
  }

  private Refusal notFound(String what) {
    return Refusal.notFound(what + " in the registry", calls.service().name());
  }
}

package npuc.source.mlflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import npuc.refusal.Outcome;
import npuc.refusal.Refusal;
import npuc.refusal.RefusalCode;
import npuc.registry.outer.FoundVersion;
import npuc.registry.outer.OuterModel;
import npuc.registry.outer.OuterOriginal;
import npuc.registry.outer.OuterPage;
import npuc.registry.outer.OuterRegistry;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.OuterVersion;
import npuc.source.http.Answer;
import npuc.source.http.Calls;
import npuc.source.http.NamePart;
import npuc.source.http.Reply;
import npuc.source.http.UnusableException;

/**
 * The model registry of an MLflow server, as its REST API 2.0 has it. A model's identity is its
 * name. Results are tags of the version: a tag is written as often as one likes, and seen once.
 */
public final class MlflowRegistry implements OuterRegistry {
  static final String API = "/api/2.0/mlflow";
  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2_000;

  private final Calls calls;

  /** For one operation. */
  public MlflowRegistry(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Outcome<OuterPage<OuterModel>> models(Optional<String> search, OuterPage.Request page) {
    Map<String, String> query = query(page);
    Optional<NamePart> part = search.map(NamePart::new);
    part.ifPresent(wanted -> query.put("filter", wanted.filter()));
    return page(
        calls.get(API + "/registered-models/search", query),
        answer ->
            answer.list("registered_models").stream()
                .map(MlflowRegistry::model)
                .filter(model -> part.map(wanted -> wanted.isIn(model)).orElse(true))
                .toList());
  }

  @Override
  public Outcome<OuterPage<OuterVersion>> versions(String model, OuterPage.Request page) {
    return find(model)
        .flatMap(
            found ->
                named(found.id())
                    .map(
                        filter -> {
                          Map<String, String> query = query(page);
                          query.put("filter", filter);
                          query.put("order_by", "version_number DESC");
                          return page(
                              calls.get(API + "/model-versions/search", query),
                              answer ->
                                  answer.list("model_versions").stream()
                                      .map(MlflowRegistry::version)
                                      .toList());
                        })
                    .orElseGet(
                        () ->
                            Outcome.refused(
                                RefusalCode.REGISTRY_UNUSABLE,
                                "MLflow can't list the versions of a model whose name has both \" and '."
                                    + " A version can be imported all the same.")));
  }

  @Override
  public Outcome<FoundVersion> find(String model, String version) {
    return find(model)
        .flatMap(
            found ->
                stored(model, version).map(answer -> new FoundVersion(found, version(answer))));
  }

  @Override
  public Outcome<OuterOriginal> original(FoundVersion found) {
    return stored(found.model().id(), found.version().id())
        .flatMap(version -> new MlflowFiles(calls).original(version));
  }

  @Override
  public Outcome<Optional<String>> publish(OuterResult result) {
    return new MlflowTag(calls).publish(result, () -> stored(result.model(), result.version()));
  }

  private Outcome<OuterModel> find(String model) {
    return found(calls.get(API + "/registered-models/get", Map.of("name", model)), "model " + model)
        .map(answer -> model(answer.object("registered_model")));
  }

  private Outcome<Answer> stored(String model, String version) {
    return found(
            calls.get(API + "/model-versions/get", Map.of("name", model, "version", version)),
            "version " + version + " of " + model)
        .map(answer -> answer.object("model_version"));
  }

  /** A name or number that MLflow can't have is 400, and as little there as any other. */
  private Outcome<Answer> found(Reply reply, String what) {
    return switch (reply) {
      case Reply.Done(Answer answer) -> Outcome.done(answer);
      case Reply.Refused refused -> {
        if (!refused.isJson()) {
          throw noApi();
        }
        yield Outcome.refused(Refusal.notFound(what + " in the registry", calls.service().name()));
      }
    };
  }

  private <T> Outcome<OuterPage<T>> page(Reply reply, Function<Answer, List<T>> items) {
    return switch (reply) {
      case Reply.Done(Answer answer) ->
          Outcome.done(new OuterPage<>(items.apply(answer), answer.token("next_page_token")));
      case Reply.Refused(int status, String words, boolean isJson) -> {
        if (!isJson) {
          throw noApi();
        }
        yield Outcome.refused(
            RefusalCode.REGISTRY_UNUSABLE,
            calls.service().from() + " does not list this: " + words);
      }
    };
  }

  private UnusableException noApi() {
    return calls.service().unusable("has no " + API);
  }

  /** Its filters know no way to write a quote within quotes; empty when a name has both. */
  private static Optional<String> named(String name) {
    if (!name.contains("'")) {
      return Optional.of("name = '" + name + "'");
    }
    return name.contains("\"") ? Optional.empty() : Optional.of("name = \"" + name + "\"");
  }

  private static Map<String, String> query(OuterPage.Request page) {
    var query = new HashMap<String, String>();
    query.put("max_results", String.valueOf(page.limit()));
    page.after().ifPresent(token -> query.put("page_token", token));
    return query;
  }

  private static OuterModel model(Answer answer) {
    return new OuterModel(
        answer.id("name"),
        answer.shown("name", MAX_NAME),
        answer.shown("description", MAX_DESCRIPTION),
        answer.time("creation_timestamp"));
  }

  private static OuterVersion version(Answer answer) {
    return new OuterVersion(
        answer.id("version"), answer.shown("version", MAX_NAME), answer.time("creation_timestamp"));
  }
}

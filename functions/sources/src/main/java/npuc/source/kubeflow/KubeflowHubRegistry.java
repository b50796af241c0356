package npuc.source.kubeflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import npuc.refusal.Outcome;
import npuc.registry.outer.FoundVersion;
import npuc.registry.outer.OuterModel;
import npuc.registry.outer.OuterOriginal;
import npuc.registry.outer.OuterPage;
import npuc.registry.outer.OuterRegistry;
import npuc.registry.outer.OuterResult;
import npuc.registry.outer.OuterVersion;
import npuc.source.RegistrySettings.Placement;
import npuc.source.http.Answer;
import npuc.source.http.Calls;
import npuc.source.http.NamePart;

/**
 * A Kubeflow Hub, once called Model Registry, as its REST API has it. Identities are numbers;
 * results are artifacts, of the version or of a version of their own. What npuc put there is never
 * listed or taken for an original.
 */
public final class KubeflowHubRegistry implements OuterRegistry {
  /** Before the compilation in the externalId of what npuc puts there. */
  static final String OURS = "npuc:";

  private static final int MAX_NAME = 200;
  private static final int MAX_DESCRIPTION = 2_000;

  private final Calls calls;

  /** For one operation. */
  public KubeflowHubRegistry(Calls calls) {
    this.calls = calls;
  }

  @Override
  public Outcome<OuterPage<OuterModel>> models(Optional<String> search, OuterPage.Request page) {
    Optional<NamePart> part = search.map(NamePart::new);
    Map<String, String> filter =
        part.map(wanted -> Map.of("filterQuery", wanted.filter())).orElse(Map.of());
    Answer answer = HubApi.of(calls).page("/registered_models", page, filter);
    List<OuterModel> models =
        answer.list("items").stream()
            .map(KubeflowHubRegistry::model)
            .filter(model -> part.map(wanted -> wanted.isIn(model)).orElse(true))
            .toList();
    return Outcome.done(new OuterPage<>(models, HubApi.next(answer)));
  }

  @Override
  public Outcome<OuterPage<OuterVersion>> versions(String model, OuterPage.Request page) {
    HubApi api = HubApi.of(calls);
    return api.model(model)
        .map(
            found -> {
              String path = "/registered_models/" + model + "/versions";
              Answer answer = api.page(path, page, Map.of());
              List<OuterVersion> versions =
                  answer.list("items").stream()
                      .filter(version -> !isOurs(version))
                      .map(KubeflowHubRegistry::version)
                      .toList();
              return new OuterPage<>(versions, HubApi.next(answer));
            });
  }

  @Override
  public Outcome<FoundVersion> find(String model, String version) {
    HubApi api = HubApi.of(calls);
    return api.model(model)
        .flatMap(
            found ->
                api.version(model, version)
                    .map(answer -> new FoundVersion(model(found), version(answer))));
  }

  @Override
  public Outcome<OuterOriginal> original(FoundVersion found) {
    return HubOriginal.of(HubApi.of(calls), found);
  }

  @Override
  public Outcome<Optional<String>> publish(OuterResult result) {
    Placement placement = calls.service().settings().placement();
    if (placement == Placement.NONE) {
      return Outcome.done(Optional.empty());
    }
    return new HubResult(HubApi.of(calls), calls.service()).publish(result, placement);
  }

  static boolean isOurs(Answer entry) {
    return entry.text("externalId").filter(id -> id.startsWith(OURS)).isPresent();
  }

  private static OuterModel model(Answer answer) {
    return new OuterModel(
        answer.id("id"),
        answer.shown("name", MAX_NAME),
        answer.shown("description", MAX_DESCRIPTION),
        answer.time("createTimeSinceEpoch"));
  }

  private static OuterVersion version(Answer answer) {
    return new OuterVersion(
        answer.id("id"), answer.shown("name", MAX_NAME), answer.time("createTimeSinceEpoch"));
  }
}
